// The list of notices of adjustment and reversals.
import {
  type CorrectionSummary,
  listCorrections,
} from '../../../../server/src/modules/budgeting/spending/corrections.contract.ts'
import { CORRECTION_STATUSES } from '../../../../server/src/modules/budgeting/spending/spending.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { badgeOf, correctionWord, optionsOf } from './words.ts'

const columns: readonly ListColumn<CorrectionSummary>[] = [
  { name: 'reason', label: 'Reason', render: (row) => row.reason },
  { name: 'kind', label: 'Kind', width: 180, render: (row) => correctionWord(row.kind) },
  { name: 'correctedNumber', label: 'Corrects', width: 225, render: (row) => row.correctedNumber },
  { name: 'payee', label: 'Payee', render: (row) => row.payee || '–' },
  { name: 'foundOn', label: 'Found', width: 150, render: (row) => formatDay(row.foundOn) },
  {
    name: 'amount',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 160,
    render: (row) => <Money value={row.amount} />,
  },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 170,
    render: (row) => <StatusBadge {...badgeOf(row.status)} />,
  },
  { name: 'preparedByName', label: 'Prepared by', optional: true, render: (row) => row.preparedByName },
]

const filters = [
  {
    name: 'status',
    label: 'Status',
    options: CORRECTION_STATUSES.map((value) => ({ value, label: badgeOf(value).label ?? value })),
  },
  { name: 'kind', label: 'Kind', options: optionsOf({ adjustment: 'Notice of adjustment', reversal: 'Reversal' }) },
]

/** Every correction of the organization, the latest first. */
export function CorrectionsPage({ params }: { params: { moa: string } }) {
  const list = useList(listCorrections, { params, sort: '-createdAt' })
  return (
    <ListPage
      title="Corrections"
      description="Notices of adjustment (NORSA) and reversals: prepared by one person, approved by another, posted in the quarter in which they are found."
      list={list}
      columns={columns}
      filters={filters}
      noun="correction"
      rowName={(row) => `${correctionWord(row.kind)} of ${row.correctedNumber}`}
      rowHref={(row) => hrefOf(places.correction, { ...params, id: row.id })}
      empty={{
        title: 'No correction yet',
        text: 'What is posted is never edited. An obligation is adjusted from its page; any posting is reversed from its page in the registers.',
      }}
    />
  )
}
