// The register of disbursements.
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { listPayments, type PaymentRow } from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { RegisterLinks } from './register-links.tsx'
import { MODE_WORDS, optionsOf } from './words.ts'

const money = (name: 'net' | 'tax' | 'gross', label: string, fact: boolean): ListColumn<PaymentRow> => ({
  ...{ name, label, kind: 'number', fact, width: 160 },
  render: (row) => <Money value={row[name]} />,
})
const columns: readonly ListColumn<PaymentRow>[] = [
  { name: 'voucherNumber', label: 'Voucher', width: 180, render: (row) => row.voucherNumber },
  { name: 'paidOn', label: 'Date', fact: true, width: 150, render: (row) => formatDay(row.paidOn) },
  { name: 'payee', label: 'Payee', fact: true, render: (row) => row.payee },
  {
    name: 'mode',
    label: 'Mode',
    render: (row) => [row.mode.toUpperCase(), row.instrumentNumber].filter(Boolean).join(' '),
  },
  { name: 'requestNumber', label: 'Obligation', width: 225, render: (row) => row.requestNumber ?? '–' },
  money('net', 'Net', false),
  money('tax', 'Taxes withheld', false),
  money('gross', 'Gross', true),
  {
    name: 'isReversed',
    label: 'Standing',
    width: 120,
    render: (row) =>
      row.isReversed ? (
        <StatusBadge state="reversed" tone="warn" />
      ) : (
        <StatusBadge state="done" label="Paid" tone="good" />
      ),
  },
]

const filters = [
  { name: 'mode', label: 'Mode', options: optionsOf(MODE_WORDS) },
  { name: 'class', label: 'Class', options: optionsOf(CLASS_WORDS) },
  { name: 'from', label: 'From', typed: 'day' as const },
  { name: 'to', label: 'Until', typed: 'day' as const },
]

/** Every payment, the latest first. */
export function PaymentsPage({ params }: { params: { moa: string } }) {
  const list = useList(listPayments, { params, sort: '-paidOn' })
  return (
    <ListPage
      title="Register of disbursements"
      description="Every payment with its voucher, check or advice, net and taxes withheld."
      note={<RegisterLinks moa={params.moa} here="Disbursements" />}
      list={list}
      columns={columns}
      filters={filters}
      noun="payment"
      rowName={(row) => row.voucherNumber}
      rowHref={(row) => hrefOf(places.posting, { ...params, id: row.postingId })}
      empty={{ title: 'Nothing paid yet', text: 'What is due is paid from the page of its payable.' }}
    />
  )
}
