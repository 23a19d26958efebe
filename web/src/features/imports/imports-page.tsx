// Every import, newest first, and those that wait for a decision.
import { useQuery } from '@tanstack/react-query'
import {
  addImport,
  approveImport,
  type ImportSummary,
  listImports,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { countsInWords, stateOptions, stateStatus, waveOptions } from './words.ts'

const columns: readonly ListColumn<ImportSummary>[] = [
  { name: 'fileName', label: 'File', render: (batch) => batch.fileName },
  { name: 'title', label: 'What', optional: true, render: (batch) => batch.title },
  {
    name: 'state',
    label: 'State',
    fact: true,
    width: 190,
    render: ({ state }) => <StatusBadge {...stateStatus(state)} />,
  },
  {
    name: 'rowCount',
    label: 'Rows',
    kind: 'number',
    width: 90,
    render: (batch) => batch.rowCount.toLocaleString('en'),
  },
  { name: 'counts', label: 'Of these', fact: true, render: (batch) => countsInWords(batch) || '–' },
  { name: 'wave', label: 'Wave', kind: 'number', width: 90, render: (batch) => batch.wave ?? '–' },
  { name: 'createdBy', label: 'Uploaded by', render: (batch) => batch.createdBy?.name ?? '–' },
  {
    name: 'createdAt',
    label: 'Uploaded',
    fact: true,
    width: 140,
    render: (batch) => <MomentText value={batch.createdAt} />,
  },
  {
    name: 'finishedAt',
    label: 'Ended',
    optional: true,
    render: ({ finishedAt }) => (finishedAt ? <MomentText value={finishedAt} /> : '–'),
  },
]

/** `/platform/imports`. */
export function ImportsPage() {
  const can = useCan()
  const list = useList(listImports, { params: {}, sort: '-createdAt' })
  const waiting = useQuery({
    ...queryFor(listImports, { query: { state: 'submitted', pageSize: 1 } }),
    enabled: can(approveImport.access),
  })
  const count = waiting.data?.total ?? 0
  return (
    <ListPage
      title="Imports"
      description={
        <>
          Files of many rows on their way in: checked, put right, approved by a second person, and undone if need be.
          {count > 0 && <strong> {countOf(count, 'import waits', 'imports wait')} for approval.</strong>}
        </>
      }
      list={list}
      columns={columns}
      filters={[
        { name: 'state', label: 'State', options: stateOptions },
        { name: 'wave', label: 'Wave', options: waveOptions },
      ]}
      noun="import"
      searchLabel="Search file or person"
      rowName={(batch) => batch.fileName}
      rowHref={(batch) => hrefOf(places.batch, { id: batch.id })}
      {...(can(addImport.access) ? { primary: { label: 'New import', to: hrefOf(places.newImport, {}) } } : {})}
      empty={{
        title: 'Nothing was imported yet',
        text: 'Upload a spreadsheet of people. Every row is checked before anything happens, and a second person approves.',
      }}
    />
  )
}
