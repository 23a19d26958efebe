// What was recorded as due of a request, and what of it is paid.
import type { ObligationRequest } from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { payableBadge } from './words.ts'

type Row = ObligationRequest['payables'][number]
const columns: readonly ListColumn<Row>[] = [
  { name: 'number', label: 'Number', render: (row) => row.number },
  { name: 'acceptanceReference', label: 'Accepted by', render: (row) => row.acceptanceReference },
  { name: 'recordedOn', label: 'Date', width: 150, render: (row) => formatDay(row.recordedOn) },
  { name: 'amount', label: 'Amount', kind: 'number', fact: true, render: (row) => <Money value={row.amount} /> },
  { name: 'paid', label: 'Paid', kind: 'number', fact: true, render: (row) => <Money value={row.paid} /> },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 190,
    render: (row) => <StatusBadge {...payableBadge({ ...row, unliquidated: '0.00' })} />,
  },
]

export function RequestPayables({ moa, request }: { moa: string; request: ObligationRequest }) {
  return (
    <RecordRows
      list={listOfRecord(request.payables)}
      columns={columns}
      noun="payable"
      rowName={(row) => row.number}
      rowHref={(row) => hrefOf(places.payable, { moa, id: row.id })}
      empty={{
        title: 'Nothing due yet',
        text: 'What is obligated becomes due after inspection and acceptance. The accountant records it.',
      }}
    />
  )
}
