// Budget calls with how far proposals are, for those who oversee and the finance ministry's reviewers.
import { useQuery } from '@tanstack/react-query'
import { listOverseenCalls } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor } from '../../api/queries.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'

type Call = Output<typeof listOverseenCalls>['items'][number]

export function OverseenCallsPage() {
  const calls = useQuery(queryFor(listOverseenCalls))
  return (
    <>
      <PageHeader
        title="Budget proposals of all organizations"
        description="How far organizations are with what they ask for, by budget call."
      />
      <Loaded query={calls} shape="list">
        {({ items }) => (
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun="budget call"
            rowName={({ title }) => title}
            rowHref={({ id }) => hrefOf(places.overseenCall, { id })}
            empty={{
              title: 'No budget call is published yet',
              text: 'Proposals show here once the finance ministry publishes the call of a fiscal year.',
            }}
          />
        )}
      </Loaded>
    </>
  )
}

const columns: readonly ListColumn<Call>[] = [
  {
    name: 'title',
    label: 'Budget call',
    render: ({ title, fiscalYear }) => <RowTitle title={title} details={[`Fiscal year ${fiscalYear}`]} />,
  },
  { name: 'status', label: 'Status', render: ({ status }) => <StatusBadge state={status} /> },
  {
    name: 'states',
    label: 'Proposals',
    fact: true,
    render: ({ states, organizations }) => statesWords(states, organizations),
  },
  { name: 'ceiling', label: 'Ceilings', kind: 'number', render: ({ ceiling }) => <Money value={ceiling} /> },
  {
    name: 'requested',
    label: 'Requested',
    kind: 'number',
    fact: true,
    render: ({ requested }) => <Money value={requested} />,
  },
  {
    name: 'approved',
    label: 'Approved',
    kind: 'number',
    fact: true,
    render: ({ approved }) => <Money value={approved} />,
  },
]

/** `1 draft, 2 submitted; 41 of 44 not started`. */
function statesWords(states: Call['states'], organizations: number): string {
  const started = states.reduce((sum, { proposals }) => sum + proposals, 0)
  const told = states.filter(({ proposals }) => proposals > 0)
  const words = told.map(({ status, proposals }) => `${proposals} ${humanize(status).toLowerCase()}`).join(', ')
  const rest = `${organizations - started} of ${organizations} not started`
  return words ? `${words}; ${rest}` : rest
}
