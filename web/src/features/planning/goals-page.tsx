// Goals of all strategic plans in force.

import type { Static } from 'typebox'
import { type GoalRow, listGoals } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize, workState } from '../../lib/words.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { MeasureText } from '../../ui/measure.tsx'
import { Progress } from '../../ui/progress.tsx'
import { places } from './addresses.ts'
import { goalStatusOptions, priorityOptions, yearsOf } from './words.ts'

type Goal = Static<typeof GoalRow>

const columns: readonly ListColumn<Goal>[] = [
  { name: 'title', label: 'Goal', render: (goal) => goal.title },
  { name: 'planTitle', label: 'Strategic plan', render: (goal) => `${goal.planTitle}, ${yearsOf(goal)}` },
  { name: 'metric', label: 'Measured by', optional: true, render: (goal) => goal.metric },
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (goal) => <MeasureText of={goal} /> },
  { name: 'priority', label: 'Priority', fact: true, width: 110, render: (goal) => humanize(goal.priority) },
  {
    name: 'completion',
    label: 'Progress',
    fact: true,
    width: 270,
    render: (goal) => (
      <Progress compact value={goal.completion} state={workState(goal)} label={`Progress of ${goal.title}`} />
    ),
  },
]

const filters = [
  {
    name: 'atRisk',
    label: 'At risk',
    options: [
      { value: 'true', label: 'Only goals at risk' },
      { value: 'false', label: 'Only goals on track' },
    ],
  },
  { name: 'status', label: 'Status', options: goalStatusOptions },
  { name: 'priority', label: 'Priority', options: priorityOptions },
]

/** A goal is at risk when it has done less than 80 % of what the begun years of its plan ask for. */
export function GoalsPage({ params }: { params: { moa: string } }) {
  const list = useList(listGoals, { params, sort: 'priority' })
  return (
    <ListPage
      title="Goals"
      description="Goals of the approved and active strategic plans. A goal is at risk when it has done less than 80% of what the begun years of its plan ask for."
      list={list}
      columns={columns}
      filters={filters}
      noun="goal"
      rowName={(goal) => goal.title}
      rowHref={(goal) => hrefOf(places.goal, { ...params, id: goal.id })}
      empty={{
        title: 'No goals in force',
        text: 'Goals show here once a strategic plan is approved. Goals of drafts stand with their plan.',
      }}
    />
  )
}
