// What a request says: for its page and for the inbox.
import { Stack, Title } from '@mantine/core'
import type {
  ObligationLineView,
  ObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { centavos, pesosOf, sumOf } from './sums.ts'

const money = (name: 'amount' | 'left' | 'obligated' | 'payable' | 'disbursed', label: string) =>
  ({
    name,
    label,
    kind: 'number',
    fact: true,
    render: (line: ObligationLineView) => <Money value={line[name]} />,
  }) as const

const program: ListColumn<ObligationLineView>[] = [
  {
    name: 'ppaTitle',
    label: 'Program and object',
    render: (line) => (
      <RowTitle title={`${line.ppaTitle}, ${line.actCode}`} details={[`${line.objectName} (${line.objectCode})`]} />
    ),
  },
]

/** Payee, particulars and lines; before the obligation with the room that is left, afterwards with what became of it. */
export function RequestLines({ request }: { request: ObligationRequest }) {
  const isPosted = request.postingId !== null
  const columns = isPosted
    ? [
        ...program,
        ...(request.lines.some(({ amount, obligated }) => amount !== obligated) ? [money('amount', 'Requested')] : []),
        money('obligated', 'Obligated'),
        money('payable', 'Due'),
        money('disbursed', 'Paid'),
      ]
    : [...program, money('amount', 'Amount'), money('left', 'Left to obligate')]
  return (
    <Stack>
      <Details
        items={[
          { label: 'Particulars', value: request.particulars },
          { label: 'Office', value: request.office },
          { label: 'Address', value: request.address },
          { label: 'Responsibility center', value: request.responsibilityCenter },
        ]}
      />
      {!isPosted && request.status !== 'cancelled' && <Shortage request={request} />}
      <Title order={2} size="h3">
        Lines
      </Title>
      <RecordRows
        list={listOfRecord(request.lines)}
        columns={columns}
        noun="line"
        rowName={(line) => `Line ${line.line}`}
        empty={{ title: 'No lines', text: 'A request charges at least one balance.' }}
      />
    </Stack>
  )
}

/** Balances that do not have what the request asks of them. */
function Shortage({ request }: { request: ObligationRequest }) {
  const accounts = [...new Set(request.lines.map(({ accountId }) => accountId))]
  const short = accounts.flatMap((id) => {
    const lines = request.lines.filter(({ accountId }) => accountId === id)
    const missing = centavos(sumOf(lines.map(({ amount }) => amount))) - centavos(lines[0]?.left ?? '0')
    return missing > 0n ? [{ id, title: lines[0]?.ppaTitle, missing: pesosOf(missing) }] : []
  })
  if (short.length === 0) return null
  return (
    <Note tone="warn" title="More than is left of the allotment">
      {short.map(({ id, title, missing }) => (
        <div key={id}>
          {title}: <Money value={missing} /> too much. It cannot be obligated before a release (BAA 84, s. 34(a) and
          73).
        </div>
      ))}
    </Note>
  )
}
