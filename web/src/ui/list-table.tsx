// Rows as a table, for a screen.
import { Button, Group, Select, Text } from '@mantine/core'
import { DataTable, type DataTableColumn } from 'mantine-datatable'
import 'mantine-datatable/styles.css'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { Link, useGo } from '../lib/address.tsx'
import { countOf } from '../lib/words.ts'
import { idOf, Pages, type RowsProps } from './list-cards.tsx'
import type { BulkAction, ListColumn } from './list-page.tsx'
import classes from './list-table.module.css'

interface ListTableProps<T> extends RowsProps<T> {
  shown: ListColumn<T>[]
  compact: boolean
  bulk?: readonly BulkAction<T>[]
}

type Selecting<T> = { selectedRecords: T[]; onSelectedRecordsChange: (rows: T[]) => void }

/** A table whose first column is the link of its row; the whole row can be clicked, arrow keys move between rows. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { list, shown, compact, bulk, rowHref, rowId } = props
  const go = useGo()
  const [selected, setSelected] = useState<T[]>([])
  const selecting: Selecting<T> | object = bulk
    ? { selectedRecords: selected, onSelectedRecordsChange: setSelected }
    : {}
  const desc = list.sort?.startsWith('-') ?? false
  const toHref =
    rowHref && (({ record, event }: { record: T; event: MouseEvent }) => openRow(event, () => go(rowHref(record))))
  return (
    <>
      {bulk && selected.length > 0 && <BulkBar rows={selected} actions={bulk} onClear={() => setSelected([])} />}
      <div className={classes.table} data-rows data-stale={list.stale || undefined}>
        <DataTable<T>
          withTableBorder
          highlightOnHover
          records={list.items ?? []}
          columns={shown.map((column, index) => tableColumn(column, index === 0, props))}
          idAccessor={(row) => idOf(row, rowId)}
          verticalSpacing={compact ? 4 : 10}
          fz="sm"
          maxHeight="max(24rem, calc(100dvh - 17rem))"
          sortStatus={{ columnAccessor: list.sort?.replace(/^-/, '') ?? '', direction: desc ? 'desc' : 'asc' }}
          onSortStatusChange={({ columnAccessor, direction }) =>
            list.set({ sort: `${direction === 'desc' ? '-' : ''}${String(columnAccessor)}` })
          }
          {...(toHref ? { onRowClick: toHref } : {})}
          {...selecting}
        />
      </div>
      <TableFoot {...props} />
    </>
  )
}

function tableColumn<T>(column: ListColumn<T>, first: boolean, props: ListTableProps<T>): DataTableColumn<T> {
  const { rowHref, list } = props
  const render = (row: T) =>
    first && rowHref ? (
      <Link to={rowHref(row)} className={classes.link} data-row-link onKeyDown={moveBetweenRows}>
        {column.render(row)}
      </Link>
    ) : (
      column.render(row)
    )
  return {
    accessor: column.name,
    title: column.label,
    textAlign: column.kind === 'number' ? 'right' : 'left',
    sortable: list.sortable.includes(column.name),
    noWrap: column.kind === 'number',
    render,
    ...(column.width === undefined ? {} : { width: column.width }),
  }
}

/** A click on the row opens it, unless it was meant for something inside, or for selecting text. */
function openRow(event: MouseEvent, open: () => void): void {
  const inside = (event.target as Element).closest('a, button, input, label')
  if (!inside && !window.getSelection()?.toString()) open()
}

/** Arrow keys go from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const links = [
    ...(event.currentTarget.closest('[data-rows]')?.querySelectorAll<HTMLElement>('[data-row-link]') ?? []),
  ]
  links[links.indexOf(event.currentTarget) + step]?.focus()
  event.preventDefault()
}

function BulkBar<T>({ rows, actions, onClear }: { rows: T[]; actions: readonly BulkAction<T>[]; onClear: () => void }) {
  return (
    <Group gap="xs" role="region" aria-label="Selected rows">
      <Text size="sm">{countOf(rows.length, 'row')} selected</Text>
      {actions.map((action) => (
        <Button key={action.label} size="xs" variant="default" onClick={() => action.run(rows)}>
          {action.label}
        </Button>
      ))}
      <Button size="xs" variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </Group>
  )
}

const SIZES = ['25', '50', '100', '200']

function TableFoot<T>({ list }: ListTableProps<T>) {
  const from = (list.page - 1) * list.pageSize + 1
  if (list.total <= 25) return null
  return (
    <Group justify="space-between" className="no-print">
      <Text size="sm" c="dimmed">
        {from} to {Math.min(list.total, from + list.pageSize - 1)} of {list.total.toLocaleString('en')}
      </Text>
      <Group gap="sm">
        <Select
          aria-label="Rows per page"
          size="xs"
          w={112}
          allowDeselect={false}
          data={SIZES.map((size) => ({ value: size, label: `${size} rows` }))}
          value={String(list.pageSize)}
          onChange={(pageSize) => list.set({ pageSize: pageSize === '25' ? undefined : pageSize })}
        />
        <Pages list={list} />
      </Group>
    </Group>
  )
}
