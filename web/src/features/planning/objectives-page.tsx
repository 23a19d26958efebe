// Objectives of all annual work plans.

import { listObjectives, type ObjectiveRow } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { workState } from '../../lib/words.ts'
import { DayText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { MeasureText } from '../../ui/measure.tsx'
import { Progress } from '../../ui/progress.tsx'
import { places } from './addresses.ts'
import { isPreparing, objectiveStatusOptions } from './words.ts'
import { yearFilter } from './year-filter.ts'

const columns: readonly ListColumn<ObjectiveRow>[] = [
  { name: 'title', label: 'Objective', render: (row) => row.title },
  { name: 'year', label: 'Year', width: 80, render: (row) => row.year },
  { name: 'goalTitle', label: 'Goal', render: (row) => row.goalTitle ?? '–' },
  { name: 'indicator', label: 'Indicator', optional: true, render: (row) => row.indicator },
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (row) => <MeasureText of={row} /> },
  { name: 'targetDate', label: 'Due', fact: true, width: 170, render: (row) => <DayText value={row.targetDate} /> },
  {
    name: 'completion',
    label: 'Progress',
    fact: true,
    width: 280,
    render: (row) => (
      <Progress
        compact
        value={isPreparing(row.planStatus) ? null : row.completion}
        state={workState(row)}
        label={`Progress of ${row.title}`}
      />
    ),
  },
]

/** Of annual work plans that are not cancelled or archived. */
export function ObjectivesPage({ params }: { params: { moa: string } }) {
  const list = useList(listObjectives, { params, sort: 'targetDate' })
  const overdue = {
    name: 'overdue',
    label: 'Overdue',
    options: [
      { value: 'true', label: 'Only overdue' },
      { value: 'false', label: 'Not overdue' },
    ],
  }
  return (
    <ListPage
      title="Objectives"
      description="What the annual work plans are to achieve, each by its day."
      list={list}
      columns={columns}
      filters={[
        overdue,
        yearFilter('year', 'Year'),
        { name: 'status', label: 'Status', options: objectiveStatusOptions },
      ]}
      noun="objective"
      rowName={(row) => row.title}
      rowHref={(row) => hrefOf(places.objective, { ...params, id: row.id })}
      empty={{
        title: 'No objectives yet',
        text: 'Objectives belong to an annual work plan: an indicator, a target and the day by which it is reached. Open an annual work plan to add them.',
      }}
    />
  )
}
