// Lines, payments and liquidations of a payable.
import type { PayableView } from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { MODE_WORDS } from './words.ts'

type Line = PayableView['lines'][number]
type Payment = PayableView['payments'][number]
type Liquidation = PayableView['liquidations'][number]

const amount = <T,>(name: keyof T & string, label: string): ListColumn<T> => ({
  name,
  label,
  kind: 'number',
  fact: true,
  render: (row) => <Money value={row[name] as string} />,
})
const lineColumns: readonly ListColumn<Line>[] = [
  { name: 'ppaTitle', label: 'Program', render: (line) => line.ppaTitle },
  { name: 'objectCode', label: 'Object', render: (line) => `${line.objectName} (${line.objectCode})` },
  amount('amount', 'Recorded'),
  amount('paid', 'Paid'),
  amount('due', 'To pay'),
]

export function PayableLines({ lines, isAdvance }: { lines: Line[]; isAdvance: boolean }) {
  const columns = isAdvance ? [...lineColumns, amount<Line>('unliquidated', 'To liquidate')] : lineColumns
  return (
    <RecordRows
      list={listOfRecord(lines)}
      columns={columns}
      noun="line"
      rowId={(line) => line.lineId}
      rowName={(line) => `Line ${line.line}`}
      empty={{ title: 'No lines', text: '' }}
    />
  )
}

const state = <T extends { isReversed: boolean }>(word: string): ListColumn<T> => ({
  name: 'isReversed',
  label: 'Status',
  fact: true,
  width: 130,
  render: (row) =>
    row.isReversed ? (
      <StatusBadge state="reversed" tone="warn" />
    ) : (
      <StatusBadge state="done" label={word} tone="good" />
    ),
})
const paymentColumns: readonly ListColumn<Payment>[] = [
  { name: 'voucherNumber', label: 'Voucher', render: (row) => row.voucherNumber },
  { name: 'paidOn', label: 'Date', width: 150, render: (row) => formatDay(row.paidOn) },
  {
    name: 'mode',
    label: 'Mode',
    render: (row) => [MODE_WORDS[row.mode], row.instrumentNumber, row.traNumber].filter(Boolean).join(', '),
  },
  amount('net', 'Net'),
  amount('tax', 'Taxes withheld'),
  { name: 'paidByName', label: 'Paid by', render: (row) => row.paidByName },
  state('Paid'),
]

export function PaymentRows({ moa, payments }: { moa: string; payments: Payment[] }) {
  return (
    <RecordRows
      list={listOfRecord(payments)}
      columns={paymentColumns}
      noun="payment"
      rowName={(row) => row.voucherNumber}
      rowHref={(row) => hrefOf(places.posting, { moa, id: row.postingId })}
      empty={{ title: 'Not paid yet', text: 'A disbursing officer who had no hand in it pays it.' }}
    />
  )
}

const liquidationColumns: readonly ListColumn<Liquidation>[] = [
  { name: 'reportNumber', label: 'Report', render: (row) => row.reportNumber },
  { name: 'liquidatedOn', label: 'Date', width: 150, render: (row) => formatDay(row.liquidatedOn) },
  amount('liquidated', 'Liquidated'),
  amount('refunded', 'Given back'),
  { name: 'refundReference', label: 'Receipt', render: (row) => row.refundReference || '–' },
  state('Recorded'),
]

export function LiquidationRows({ moa, liquidations }: { moa: string; liquidations: Liquidation[] }) {
  return (
    <RecordRows
      list={listOfRecord(liquidations)}
      columns={liquidationColumns}
      noun="liquidation"
      rowName={(row) => row.reportNumber}
      rowHref={(row) => hrefOf(places.posting, { moa, id: row.postingId })}
      empty={{ title: 'Not liquidated yet', text: 'Record the report of what was spent and what was given back.' }}
    />
  )
}
