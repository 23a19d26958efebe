// Files of programs that were checked.
import {
  listPpaImports,
  type PpaImportSummary,
} from '../../../../server/src/modules/budgeting/ppas/ppa-imports.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { places } from './addresses.ts'
import { ImportState } from './import-state.tsx'

const columns: readonly ListColumn<PpaImportSummary>[] = [
  { name: 'fileName', label: 'File', render: (row) => row.fileName },
  { name: 'state', label: 'Status', fact: true, width: 220, render: (row) => <ImportState {...row} /> },
  { name: 'fiscalYear', label: 'Year', width: 80, render: (row) => row.fiscalYear },
  { name: 'create', label: 'New', kind: 'number', width: 80, render: (row) => row.counts.create },
  { name: 'update', label: 'Changed', kind: 'number', width: 100, render: (row) => row.counts.update },
  { name: 'error', label: 'Errors', kind: 'number', width: 90, fact: true, render: (row) => row.counts.error },
  {
    name: 'appropriated',
    label: 'Appropriated',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.appropriated} />,
  },
  { name: 'checkedBy', label: 'Checked by', render: (row) => row.checkedBy },
  { name: 'createdAt', label: 'Checked', width: 170, render: (row) => <MomentText value={row.createdAt} /> },
]

/** The latest first. */
export function PpaImportsPage({ params }: { params: { moa: string } }) {
  const list = useList(listPpaImports, { params, sort: '-createdAt' })
  const mayEnter = usePlace().can('budget.appropriation.enter')
  return (
    <ListPage
      title="Imports of programs"
      description="Programs, targets and appropriations from a file. A file is checked first, and taken over by a second person."
      back={{ label: 'Programs', to: hrefOf(places.ppas, params) }}
      list={list}
      columns={columns}
      filters={[
        {
          name: 'state',
          label: 'Status',
          options: [
            { value: 'checked', label: 'Waiting' },
            { value: 'confirmed', label: 'Taken over' },
            { value: 'discarded', label: 'Discarded' },
          ],
        },
      ]}
      noun="import"
      rowName={(row) => row.fileName}
      rowHref={(row) => hrefOf(places.import, { ...params, id: row.id })}
      {...(mayEnter ? { primary: { label: 'Import a file', to: hrefOf(places.newImport, params) } } : {})}
      empty={{
        title: 'No file yet',
        text: 'Fill in the template with the programs of the appropriation act, their classes, indicators and targets, and upload it. Every row is checked before anything is taken over.',
      }}
    />
  )
}
