// The rows of an import: figures and causes that filter, the table, and what was put right.
import { Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import {
  type ImportBatchView,
  type ImportKindView,
  type ImportRowView,
  listImportRows,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { useList } from '../../api/list.ts'
import type { ListView } from '../../lib/list-view.ts'
import { ListPanel } from '../../ui/list-page.tsx'
import { Causes } from './causes.tsx'
import { FixBar } from './fix-bar.tsx'
import { useFixes } from './fixes.ts'
import { phoneColumns, type RowTable, screenColumns } from './row-columns.tsx'
import { VerdictFigures } from './verdict-figures.tsx'

interface RowsPanelProps {
  batch: ImportBatchView
  kind: ImportKindView
  onFixed: (rows: number) => void
}

export function RowsPanel({ batch, kind, onFixed }: RowsPanelProps) {
  const list = useList(listImportRows, { params: { id: batch.id }, sort: 'number', pageSize: 50 })
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const fixes = useFixes(batch.id)
  const [open, setOpen] = useState<readonly number[]>([])
  const editable = batch.editable && batch.state !== 'checking'
  useFilterWithRows(batch, list)
  const table: RowTable = { batch, kind, fixes, editable, open, onOpen: (row) => setOpen([...open, row]) }
  const onSaved = (rows: number) => {
    setOpen([])
    onFixed(rows)
  }
  return (
    <Stack>
      <VerdictFigures batch={batch} list={list} />
      <Causes batch={batch} kind={kind} list={list} />
      <ListPanel
        list={list}
        columns={phone ? phoneColumns(table) : screenColumns(table)}
        noun="row"
        searchLabel="Search in all cells"
        rowName={(row) => `Row ${row.number}`}
        rowId={(row) => String(row.number)}
        empty={{
          title: batch.state === 'checking' ? 'The rows are being read' : 'No rows to show',
          text: emptyWords(batch),
        }}
      />
      <FixBar batch={batch} fixes={fixes} onSaved={onSaved} />
    </Stack>
  )
}

/** The last error is put right: the filter that showed it goes with it, instead of leaving an empty table. */
function useFilterWithRows(batch: ImportBatchView, list: ListView<ImportRowView>): void {
  const { verdict, code, column = '' } = list.filters
  const { counts, causes, state } = batch
  const noErrors = verdict === 'error' && counts?.error === 0
  const noCause = code !== undefined && !causes.some((cause) => cause.code === code && cause.column === column)
  const stale = state !== 'checking' && counts !== null && (noErrors || noCause)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when it turns stale; the list is another one with each render.
  useEffect(() => {
    if (stale) list.set({ verdict: undefined, code: undefined, column: undefined })
  }, [stale])
}

function emptyWords({ state, fileKept }: ImportBatchView): string {
  if (state === 'checking') return 'They show here as soon as the file is read.'
  if (!fileKept) return 'What the rows said was removed when the time to keep it had passed. The counts stay.'
  return 'No row of the file could be read.'
}
