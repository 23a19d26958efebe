// What is due, cash advances and what is settled.
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  listPayables,
  type PayableSummary,
} from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { optionsOf, payableBadge } from './words.ts'

const columns: readonly ListColumn<PayableSummary>[] = [
  {
    name: 'payee',
    label: 'Payee',
    render: (row) => <RowTitle title={row.payee} details={[row.number, row.requestNumber]} />,
  },
  { name: 'number', label: 'Number', kind: 'short', optional: true, render: (row) => row.number },
  { name: 'recordedOn', label: 'Recorded', kind: 'short', render: (row) => formatDay(row.recordedOn) },
  {
    name: 'requestNumber',
    label: 'Obligation',
    kind: 'short',
    optional: true,
    render: (row) => row.requestNumber ?? '–',
  },
  { name: 'amount', label: 'Amount', kind: 'number', width: 160, render: (row) => <Money value={row.amount} /> },
  { name: 'due', label: 'To pay', kind: 'number', fact: true, width: 160, render: (row) => <Money value={row.due} /> },
  {
    name: 'unliquidated',
    label: 'To liquidate',
    kind: 'number',
    fact: true,
    width: 160,
    render: (row) => <Money value={row.unliquidated} />,
  },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 190,
    render: (row) => <StatusBadge {...payableBadge(row)} />,
  },
  { name: 'particulars', label: 'Particulars', optional: true, render: (row) => row.particulars },
]

const filters = [
  {
    name: 'open',
    label: 'Open',
    options: optionsOf({ to_pay: 'To pay', to_liquidate: 'Advances to liquidate', settled: 'Settled' }),
  },
  { name: 'kind', label: 'Kind', options: optionsOf({ due: 'Due and demandable', cash_advance: 'Cash advance' }) },
  { name: 'class', label: 'Class', options: optionsOf(CLASS_WORDS) },
]

/** Everything that was recorded as due, the latest first. */
export function PayablesPage({ params }: { params: { moa: string } }) {
  const list = useList(listPayables, { params, sort: '-recordedOn' })
  return (
    <ListPage
      title="Payments"
      description="What is due and demandable, cash advances, and what of them is paid and liquidated."
      list={list}
      columns={columns}
      filters={filters}
      noun="payable"
      rowName={(row) => `${row.number}: ${row.payee}`}
      rowHref={(row) => hrefOf(places.payable, { ...params, id: row.id })}
      empty={{
        title: 'Nothing is due',
        text: 'After inspection and acceptance the accountant records what is due, from the page of its obligation. A disbursing officer pays it here.',
      }}
    />
  )
}
