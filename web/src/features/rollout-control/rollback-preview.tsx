// Rows by table: what goes, what gets its values back, what comes back.
import type { RollbackView, RowCounts } from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { tableWords } from './words.ts'

const number = (value: number) => (value === 0 ? '–' : value.toLocaleString('en'))

const columns: readonly ListColumn<RowCounts>[] = [
  { name: 'table', label: 'Records', render: (row) => tableWords(row.table) },
  { name: 'removed', label: 'Removed', kind: 'number', fact: true, render: (row) => number(row.removed) },
  { name: 'changed', label: 'Values back', kind: 'number', fact: true, render: (row) => number(row.changed) },
  { name: 'added', label: 'Brought back', kind: 'number', fact: true, render: (row) => number(row.added) },
]

export function RollbackPreview({ rollback: { counts, state } }: { rollback: RollbackView }) {
  const waits = counts === null
  return (
    <RecordRows
      list={listOfRecord(counts ?? [])}
      columns={columns}
      noun={['kind of records', 'kinds of records']}
      rowId={(row) => row.table}
      rowName={(row) => tableWords(row.table)}
      empty={
        waits && state === 'checking'
          ? {
              title: 'Being counted',
              text: 'What would change is counted and rehearsed. This takes seconds to minutes.',
            }
          : { title: 'Nothing to roll back', text: 'Nothing of the organization changed since that moment.' }
      }
    />
  )
}
