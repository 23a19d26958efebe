// The work items of a program.
import { useQuery } from '@tanstack/react-query'
import { listWorkItems, type WorkItem } from '../../../../server/src/modules/budgeting/ppas/work-items.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'

const columns: readonly ListColumn<WorkItem>[] = [
  { name: 'title', label: 'Work item', width: '34%', render: (item) => item.title },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 150,
    render: (item) => <StatusBadge state={item.isOverdue ? 'overdue' : item.status} />,
  },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 170,
    render: (item) => <Progress compact value={item.progress} label={`Progress of ${item.title}`} />,
  },
  {
    name: 'endsOn',
    label: 'Until',
    width: 150,
    fact: true,
    render: (item) => (item.endsOn ? <DayText value={item.endsOn} /> : '–'),
  },
  {
    name: 'estimatedCost',
    label: 'Estimated cost',
    kind: 'number',
    render: (item) => <Money value={item.estimatedCost} />,
  },
]

/** By their first day. */
export function PpaWork({ params, canRecord }: { params: RecordParams; canRecord: boolean }) {
  const query = useQuery(queryFor(listWorkItems, { params, query: { pageSize: 200 } }))
  const add = { label: 'Add work item', to: hrefOf(places.newWorkItem, params) }
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (
        <RecordRows
          list={listOfRecord(items)}
          columns={columns}
          noun="work item"
          rowName={(item) => item.title}
          rowHref={(item) => hrefOf(places.workItem, { ...params, id: item.id })}
          {...(canRecord ? { primary: add } : {})}
          empty={{
            title: 'No work item yet',
            text: 'Work items divide the work of the program: what is done, by when, and what it is estimated to cost.',
          }}
        />
      )}
    </Loaded>
  )
}
