// The register of ledger entries.
import { CLASS_WORDS, STAGES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { type EntryRow, listEntries } from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { places } from './addresses.ts'
import { RegisterLinks } from './register-links.tsx'
import { optionsOf, yearOptions } from './words.ts'

const columns: readonly ListColumn<EntryRow>[] = [
  { name: 'number', label: 'Document', width: 230, render: (row) => row.number },
  { name: 'postedOn', label: 'Date', fact: true, width: 150, render: (row) => formatDay(row.postedOn) },
  {
    name: 'stage',
    label: 'Stage',
    fact: true,
    render: (row) =>
      `${humanize(row.stage)}${row.movement === 'original' ? '' : `, ${humanize(row.movement).toLowerCase()}`}`,
  },
  { name: 'ppaTitle', label: 'Program', render: (row) => row.ppaTitle },
  { name: 'class', label: 'Class', width: 80, render: (row) => row.class },
  { name: 'objectCode', label: 'Object', width: 120, render: (row) => row.objectCode ?? '–' },
  { name: 'payee', label: 'Payee', render: (row) => row.payee || '–' },
  {
    name: 'effect',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 180,
    render: (row) => <Money value={row.effect} />,
  },
  { name: 'actCode', label: 'Act', optional: true, render: (row) => row.actCode },
  { name: 'fundingSource', label: 'Funding source', optional: true, render: (row) => row.fundingSource },
  { name: 'mode', label: 'Mode', optional: true, render: (row) => row.mode?.toUpperCase() ?? '–' },
]

const quarters = { 1: 'January to March', 2: 'April to June', 3: 'July to September', 4: 'October to December' }
const filters = [
  { name: 'year', label: 'Year', options: yearOptions },
  { name: 'quarter', label: 'Quarter', options: optionsOf(quarters) },
  { name: 'stage', label: 'Stage', options: STAGES.map((value) => ({ value, label: humanize(value) })) },
  { name: 'class', label: 'Class', options: optionsOf(CLASS_WORDS) },
  { name: 'objectCode', label: 'Object code', typed: 'text' as const },
  { name: 'payee', label: 'Payee', typed: 'text' as const },
]

/** Every entry of the ledger, the latest first. */
export function EntriesPage({ params }: { params: { moa: string } }) {
  const list = useList(listEntries, { params, sort: '-postedOn' })
  return (
    <ListPage
      title="Ledger entries"
      description="The lines of all postings: what reports are made of."
      note={<RegisterLinks moa={params.moa} here="Ledger entries" />}
      list={list}
      columns={columns}
      filters={filters}
      noun={['entry', 'entries']}
      rowName={(row) => `${row.number}, line ${row.line}`}
      rowHref={(row) => hrefOf(places.posting, { ...params, id: row.postingId })}
      empty={{ title: 'Nothing posted yet', text: 'The ledger begins with the appropriation of the year.' }}
    />
  )
}
