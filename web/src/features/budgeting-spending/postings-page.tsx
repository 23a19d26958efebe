// The register of postings.
import { listPostings, type PostingRow } from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { RegisterLinks } from './register-links.tsx'
import { optionsOf, POSTING_WORDS, yearOptions } from './words.ts'

const columns: readonly ListColumn<PostingRow>[] = [
  { name: 'number', label: 'Number', kind: 'short', render: (row) => row.number },
  { name: 'postedOn', label: 'Date', fact: true, kind: 'short', render: (row) => formatDay(row.postedOn) },
  { name: 'kind', label: 'Document', fact: true, kind: 'short', render: (row) => POSTING_WORDS[row.kind] ?? row.kind },
  {
    name: 'payee',
    label: 'Payee and particulars',
    render: (row) => <RowTitle title={row.payee || '–'} details={[row.particulars]} />,
  },
  {
    name: 'amount',
    label: 'Amount',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.amount} />,
  },
  {
    name: 'reversedById',
    label: 'Standing',
    render: (row) =>
      row.reversedById ? (
        <StatusBadge state="reversed" tone="warn" />
      ) : (
        <StatusBadge state="posted" label={row.reversesId ? 'Takes back' : 'Stands'} tone="good" />
      ),
  },
  { name: 'actorName', label: 'Posted by', optional: true, render: (row) => row.actorName },
]

const filters = [
  { name: 'kind', label: 'Document', options: optionsOf(POSTING_WORDS) },
  { name: 'year', label: 'Year', options: yearOptions },
  { name: 'from', label: 'From', typed: 'day' as const },
  { name: 'to', label: 'Until', typed: 'day' as const },
]

/** Every posting of the organization, the latest first. */
export function PostingsPage({ params }: { params: { moa: string } }) {
  const list = useList(listPostings, { params, sort: '-postedOn' })
  return (
    <ListPage
      title="Registers"
      description="Every document by which money moved, as it was posted. Nothing here is edited or deleted."
      note={<RegisterLinks moa={params.moa} here="Postings" />}
      list={list}
      columns={columns}
      filters={filters}
      noun="posting"
      rowName={(row) => row.number}
      rowHref={(row) => hrefOf(places.posting, { ...params, id: row.id })}
      empty={{ title: 'Nothing posted yet', text: 'The ledger begins with the appropriation of the year.' }}
    />
  )
}
