// Box C: the status of an obligation as a running account (GAM vol. II, app. 11).
import { readObligationStatus } from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { places, type RecordParams } from './addresses.ts'
import { POSTING_WORDS } from './words.ts'

type Row = Output<typeof readObligationStatus>['items'][number]

const MOVED = ['obligation', 'payable', 'payment']
const money = (name: 'obligation' | 'payable' | 'payment' | 'notYetDue' | 'due', label: string): ListColumn<Row> => ({
  name,
  label,
  kind: 'number',
  fact: true,
  render: (row) => (row[name] === '0.00' && MOVED.includes(name) ? '–' : <Money value={row[name]} />),
})
// The date stands with the reference, so that all five amounts have room beside the key figures.
const columns: readonly ListColumn<Row>[] = [
  {
    name: 'number',
    label: 'Reference',
    pinned: true,
    render: (row) => `${POSTING_WORDS[row.kind] ?? row.kind} ${row.number}, ${formatDay(row.postedOn)}`,
  },
  money('obligation', 'Obligation'),
  money('payable', 'Payable'),
  money('payment', 'Payment'),
  money('notYetDue', 'Not yet due'),
  money('due', 'Due'),
]

/** Obligation, payable and payment as they came, with the two balances after each. */
export function BoxC({ params }: { params: RecordParams }) {
  const list = useList(readObligationStatus, { params, sort: 'postedOn', pageSize: 200 })
  return (
    <ListPanel
      list={{ ...list, searchable: false, sortable: [] }}
      columns={columns}
      noun="posting"
      rowName={(row) => row.number}
      rowHref={(row) => hrefOf(places.posting, { moa: params.moa, id: row.postingId })}
      empty={{
        title: 'Nothing posted yet',
        text: 'Box C begins with the obligation. What is due and what is paid follows below it.',
      }}
    />
  )
}
