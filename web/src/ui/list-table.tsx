// Rows as a table, for a screen.
import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react'
import { Link, useGo } from '../lib/address.tsx'
import { BulkBar } from './list-bulk.tsx'
import { idOf, type RowsProps } from './list-cards.tsx'
import { SortHead } from './list-head.tsx'
import type { BulkAction, ListColumn } from './list-page.tsx'
import classes from './list-table.module.css'

interface ListTableProps<T> extends RowsProps<T> {
  title: string
  shown: ListColumn<T>[]
  compact: boolean
  /** All rows in full height, without a scroll of their own. */
  whole?: boolean
  bulk?: readonly BulkAction<T>[]
}

/** A table whose first column is the link of its row; the whole row can be clicked, arrow keys move between rows. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { list, shown, compact, whole = false, bulk, rowId, title } = props
  const rows = list.items ?? []
  const ids = rows.map((row) => idOf(row, rowId))
  const selection = useSelection(ids)
  const selected = rows.filter((row) => selection.has(idOf(row, rowId)))
  return (
    <>
      {bulk && selected.length > 0 && <BulkBar rows={selected} actions={bulk} onClear={selection.clear} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroll} data-whole={whole || undefined} tabIndex={0} aria-label={title}>
        <table className={classes.table} data-compact={compact || undefined} data-stale={list.stale || undefined}>
          <thead>
            <tr>
              {bulk && (
                <th className={classes.tick}>
                  <Checkbox
                    size="xs"
                    aria-label="Select all rows of this page"
                    checked={selected.length === rows.length}
                    indeterminate={selected.length > 0 && selected.length < rows.length}
                    onChange={(event) => selection.set(event.currentTarget.checked ? ids : [])}
                  />
                </th>
              )}
              {shown.map((column) => (
                <SortHead key={column.name} column={column} list={list} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={idOf(row, rowId)} row={row} selection={bulk && selection} {...props} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

interface Selection {
  has: (id: string) => boolean
  set: (ids: string[]) => void
  toggle: (id: string) => void
  clear: () => void
}

/** Chosen rows of the page shown; another page starts anew. */
function useSelection(ids: string[]): Selection {
  const [chosen, set] = useState<string[]>([])
  const page = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgets the choice when the rows are others.
  useEffect(() => set([]), [page])
  return {
    has: (id) => chosen.includes(id),
    set,
    toggle: (id) => set(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
    clear: () => set([]),
  }
}

type RowProps<T> = ListTableProps<T> & { row: T; selection: Selection | undefined }

function Row<T>({ row, selection, shown, rowHref, rowName, rowId }: RowProps<T>) {
  const go = useGo()
  const id = idOf(row, rowId)
  const href = rowHref?.(row)
  // The click is a convenience of the pointer: the keyboard has the link in the first column.
  const open = (event: MouseEvent) => {
    const inside = (event.target as Element).closest('a, button, input, label')
    if (href && !inside && !window.getSelection()?.toString()) go(href)
  }
  return (
    <tr onClick={open} data-selected={selection?.has(id) || undefined}>
      {selection && (
        <td className={classes.tick}>
          <Checkbox
            size="xs"
            aria-label={`Select ${rowName(row)}`}
            checked={selection.has(id)}
            onChange={() => selection.toggle(id)}
          />
        </td>
      )}
      {shown.map((column, index) => (
        <td
          key={column.name}
          data-number={column.kind === 'number' || undefined}
          data-short={column.kind === 'short' || undefined}
          data-pinned={column.pinned || undefined}
        >
          {index === 0 && href ? (
            <Link to={href} className={classes.link} data-row-link onKeyDown={moveBetweenRows}>
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          )}
        </td>
      ))}
    </tr>
  )
}

/** Arrow keys go from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const links = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  links[links.indexOf(event.currentTarget) + step]?.focus()
  event.preventDefault()
}
