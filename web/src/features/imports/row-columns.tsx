// What the table of rows shows of each: on a screen a column per cell, on a phone what has to be put right.
import { Button, Stack, Text } from '@mantine/core'
import type {
  ImportBatchView,
  ImportKindView,
  ImportRowView,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { FixField } from './fix-field.tsx'
import type { Fixes } from './fixes.ts'
import classes from './imports.module.css'
import { RowCell } from './row-cell.tsx'
import { type ImportColumn, problemsIn, wrongCells } from './row-problems.ts'
import { rowStatus } from './words.ts'

export interface RowTable {
  batch: ImportBatchView
  kind: ImportKindView
  fixes: Fixes
  /** Cells are fields; not while the rows are being checked, when what is wrong is not known. */
  editable: boolean
  /** Rows whose cells are all fields. */
  open: readonly number[]
  onOpen: (row: number) => void
}

/** Columns that the file has, that are filled in, that are missing, or that something is wrong with. */
function usedColumns({ batch, kind }: Pick<RowTable, 'batch' | 'kind'>): ImportColumn[] {
  const used = new Set([
    ...batch.columns.map(({ column }) => column),
    ...batch.missingColumns,
    ...batch.causes.map(({ column }) => column),
    ...Object.keys(batch.defaults),
  ])
  return kind.columns.filter(({ name }) => used.has(name))
}

export function screenColumns(table: RowTable): ListColumn<ImportRowView>[] {
  const { editable, fixes, open, onOpen } = table
  const cells = usedColumns(table).map(
    (column): ListColumn<ImportRowView> => ({
      name: column.name,
      label: column.title,
      render: (row) => (
        <RowCell row={row} column={column} fixes={fixes} editable={editable} open={open.includes(row.number)} />
      ),
    }),
  )
  const edit: ListColumn<ImportRowView> = {
    name: 'edit',
    label: 'Edit',
    width: 80,
    render: (row) => !open.includes(row.number) && <EditButton row={row} onOpen={onOpen} />,
  }
  return [
    { name: 'number', label: 'Row', kind: 'number', pinned: true, width: 60, render: (row) => row.number },
    { name: 'verdict', label: 'Verdict', width: 150, render: (row) => <Verdict row={row} /> },
    ...(editable ? [edit] : []),
    ...cells,
  ]
}

function EditButton({ row, onOpen }: { row: ImportRowView; onOpen: (row: number) => void }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Edit row ${row.number}`}
      onClick={() => onOpen(row.number)}
    >
      Edit
    </Button>
  )
}

function Verdict({ row }: { row: ImportRowView }) {
  const { errors, warnings } = problemsIn(row, '')
  const told = [...errors, ...warnings, ...(row.outcomeReason ? [{ code: 'reason', message: row.outcomeReason }] : [])]
  return (
    <>
      <StatusBadge {...rowStatus(row)} />
      {told.map(({ code, message }) => (
        <Text key={code} size="xs" className={classes.told ?? ''}>
          {message}
        </Text>
      ))}
    </>
  )
}

export function phoneColumns(table: RowTable): ListColumn<ImportRowView>[] {
  return [
    { name: 'number', label: 'Row', render: (row) => `Row ${row.number}` },
    { name: 'verdict', label: 'Verdict', fact: true, render: (row) => <Verdict row={row} /> },
    { name: 'cells', label: 'Says', fact: true, wide: true, render: (row) => <Card row={row} table={table} /> },
  ]
}

/** The first cells in one line, and a field for each that is wrong. */
function Card({ row, table }: { row: ImportRowView; table: RowTable }) {
  const { editable, fixes, open, onOpen } = table
  const columns = usedColumns(table)
  const all = open.includes(row.number)
  const wrong = wrongCells(row)
  const shown = editable ? columns.filter(({ name }) => all || wrong.includes(name)) : []
  const line = columns.map(({ name }) => row.values[name]).filter(Boolean)
  return (
    <Stack gap="xs">
      {!all && <Text size="sm">{line.slice(0, 5).join(' · ')}</Text>}
      {shown.map((column) => (
        <FixField key={column.name} row={row} column={column} fixes={fixes} labelled />
      ))}
      {!editable &&
        row.errors.map(({ column, code, message }) => (
          <Text key={`${column} ${code}`} size="sm" c="var(--tone-bad)">
            {message}
          </Text>
        ))}
      {row.warnings.map(({ column, code, message }) => (
        <Text key={`${column} ${code}`} size="sm" c="var(--tone-warn)">
          {message}
        </Text>
      ))}
      {editable && !all && (
        <div>
          <EditButton row={row} onOpen={onOpen} />
        </div>
      )}
    </Stack>
  )
}
