// Rows as cards, for a phone: the title and the three facts that matter.
import { Paper, Text } from '@mantine/core'
import { Link } from '../lib/address.tsx'
import type { ListView } from '../lib/list-view.ts'
import classes from './list-cards.module.css'
import type { ListColumn } from './list-page.tsx'

export interface RowsProps<T> {
  list: ListView<T>
  columns: readonly ListColumn<T>[]
  rowName: (row: T) => string
  rowHref?: (row: T) => string
  rowId?: (row: T) => string
}

/** Identity of a row: `rowId`, or its `id`. */
export function idOf<T>(row: T, rowId: ((row: T) => string) | undefined): string {
  return rowId ? rowId(row) : String((row as { id?: unknown }).id)
}

/** One card a row; the whole card opens it. */
export function ListCards<T>({ list, columns, rowName, rowHref, rowId }: RowsProps<T>) {
  const [head, ...others] = columns
  const marked = others.filter((column) => column.fact)
  const facts = marked.length > 0 ? marked : others.slice(0, 3)
  return (
    <ul className={classes.cards} data-stale={list.stale || undefined}>
      {list.items?.map((row) => (
        <li key={idOf(row, rowId)}>
          <Paper withBorder p="md" className={classes.card ?? ''}>
            {rowHref ? (
              <Link to={rowHref(row)} className={classes.title}>
                {head?.render(row) ?? rowName(row)}
              </Link>
            ) : (
              <Text component="div" fw={600}>
                {head?.render(row) ?? rowName(row)}
              </Text>
            )}
            <dl className={classes.facts}>
              {facts.map((column) => (
                <div key={column.name} data-wide={column.wide || undefined}>
                  <dt>{column.label}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </Paper>
        </li>
      ))}
    </ul>
  )
}
