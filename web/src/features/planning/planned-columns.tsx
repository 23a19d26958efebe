// Columns of goals and objectives that are planned: nothing is measured yet, or what is measured does not matter here.
import type { ObjectiveView } from '../../../../server/src/modules/planning/objectives.contract.ts'
import type { GoalView } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { PlannedText } from '../../ui/measure.tsx'
import { RowTitle } from '../../ui/row-title.tsx'

export const goalTitle: ListColumn<GoalView> = {
  name: 'title',
  label: 'Goal',
  render: (goal) => <RowTitle title={goal.title} details={[`Measured by: ${goal.metric}`]} />,
}

export const goalPriority: ListColumn<GoalView> = {
  name: 'priority',
  label: 'Priority',
  fact: true,
  width: 100,
  render: (goal) => humanize(goal.priority),
}

export const plannedGoalColumns: readonly ListColumn<GoalView>[] = [
  goalTitle,
  { name: 'planned', label: 'From, to', kind: 'number', fact: true, render: (goal) => <PlannedText of={goal} /> },
  goalPriority,
]

export const objectiveTitle: ListColumn<ObjectiveView> = {
  name: 'title',
  label: 'Objective',
  render: ({ title, indicator, goalTitle }) => (
    <RowTitle title={title} details={[`Indicator: ${indicator}`, goalTitle && `Goal: ${goalTitle}`]} />
  ),
}

export const plannedObjectiveColumns: readonly ListColumn<ObjectiveView>[] = [
  objectiveTitle,
  { name: 'planned', label: 'From, to', kind: 'number', fact: true, render: (row) => <PlannedText of={row} /> },
  { name: 'targetDate', label: 'Due', fact: true, render: (row) => formatDay(row.targetDate) },
]
