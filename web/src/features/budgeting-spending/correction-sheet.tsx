// What a correction says: for its page and for the inbox.
import { Stack } from '@mantine/core'
import type { CorrectionView } from '../../../../server/src/modules/budgeting/spending/corrections.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'

type Line = CorrectionView['lines'][number]
const columns: readonly ListColumn<Line>[] = [
  { name: 'ppaTitle', label: 'Program', render: (line) => line.ppaTitle },
  { name: 'objectCode', label: 'Object', render: (line) => `${line.objectName} (${line.objectCode})` },
  { name: 'movement', label: 'Movement', fact: true, width: 130, render: (line) => humanize(line.movement) },
  {
    name: 'amount',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 170,
    render: (line) => <Money value={line.movement === 'decrease' ? `-${line.amount}` : line.amount} />,
  },
]

export function CorrectionSheet({ moa, correction }: { moa: string; correction: CorrectionView }) {
  const { requestId, reversedId, correctedNumber } = correction
  const corrected = requestId
    ? hrefOf(places.request, { moa, id: requestId })
    : hrefOf(places.posting, { moa, id: reversedId ?? '' })
  return (
    <Stack>
      <Details
        items={[
          { label: 'Reason', value: correction.reason },
          { label: 'Corrects', value: <Link to={corrected}>{correctedNumber}</Link> },
          { label: 'Payee', value: correction.payee },
          { label: 'Found on', value: formatDay(correction.foundOn) },
          { label: 'Effect', value: <Money value={correction.amount} /> },
        ]}
      />
      {correction.lines.length > 0 && (
        <RecordRows
          list={listOfRecord(correction.lines)}
          columns={columns}
          noun="line"
          rowId={(line) => line.lineId}
          rowName={(line) => `Line ${line.line}`}
          empty={{ title: 'No lines', text: '' }}
        />
      )}
    </Stack>
  )
}
