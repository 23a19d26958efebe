// The list of obligation requests.
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  listObligationRequests,
  type ObligationRequestSummary,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { REQUEST_STATUSES } from '../../../../server/src/modules/budgeting/spending/spending.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { badgeOf, optionsOf, yearOptions } from './words.ts'

const columns: readonly ListColumn<ObligationRequestSummary>[] = [
  { name: 'payee', label: 'Payee', render: (row) => <RowTitle title={row.payee} details={[row.particulars]} /> },
  { name: 'number', label: 'Number', kind: 'short', render: (row) => row.number ?? 'None yet' },
  { name: 'requestedOn', label: 'Date', kind: 'short', render: (row) => formatDay(row.requestedOn) },
  { name: 'class', label: 'Class', width: 80, render: (row) => row.class },
  {
    name: 'amount',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 170,
    render: (row) => <Money value={row.amount} />,
  },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 140,
    render: (row) => <StatusBadge {...badgeOf(row.status)} />,
  },
  { name: 'particulars', label: 'Particulars', optional: true, wide: true, render: (row) => row.particulars },
  { name: 'office', label: 'Office', optional: true, render: (row) => row.office },
  { name: 'requestedByName', label: 'Requested by', optional: true, render: (row) => row.requestedByName ?? '–' },
]

const filters = [
  {
    name: 'status',
    label: 'Status',
    options: REQUEST_STATUSES.map((value) => ({ value, label: humanize(value) })),
  },
  { name: 'class', label: 'Class', options: optionsOf(CLASS_WORDS) },
  { name: 'year', label: 'Year', options: yearOptions },
]

/** Every obligation request of the organization, the latest first. */
export function RequestsPage({ params }: { params: { moa: string } }) {
  const list = useList(listObligationRequests, { params, sort: '-requestedOn' })
  const mayRequest = usePlace().can('budget.obligation.request')
  return (
    <ListPage
      title="Obligations"
      description="Requests to commit allotted money to a payee: requested, certified (Box A), obligated (Box B)."
      list={list}
      columns={columns}
      filters={filters}
      noun="obligation request"
      rowName={(row) => `${row.number ?? 'Request'}: ${row.payee}`}
      rowHref={(row) => hrefOf(places.request, { ...params, id: row.id })}
      {...(mayRequest ? { primary: { label: 'New obligation request', to: hrefOf(places.newRequest, params) } } : {})}
      empty={{
        title: 'No obligation request yet',
        text: 'An obligation request (ORS) asks to commit allotted money to a payee. It needs an allotment that was released and is not obligated yet.',
      }}
    />
  )
}
