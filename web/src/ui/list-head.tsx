import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { ListView } from '../lib/list-view.ts'
import type { ListColumn } from './list-page.tsx'
import classes from './list-table.module.css'

/** The head of a column; a button where the contract has an order of that name. */
export function SortHead<T>({ column, list }: { column: ListColumn<T>; list: ListView<T> }) {
  const { name, label, kind, width, pinned } = column
  const number = kind === 'number' || undefined
  const style = width === undefined ? {} : { width }
  if (!list.sortable.includes(name)) {
    return (
      <th scope="col" data-number={number} data-pinned={pinned} style={style}>
        {label}
      </th>
    )
  }
  const order = { [name]: 'ascending', [`-${name}`]: 'descending' }[list.sort ?? ''] as
    | 'ascending'
    | 'descending'
    | undefined
  const Icon = order ? { ascending: IconArrowUp, descending: IconArrowDown }[order] : IconArrowsSort
  return (
    <th scope="col" data-number={number} data-pinned={pinned} aria-sort={order ?? 'none'} style={style}>
      <button
        type="button"
        className={classes.sort}
        data-sorted={order}
        onClick={() => list.set({ sort: order === 'ascending' ? `-${name}` : name })}
      >
        {label}
        <Icon size={14} aria-hidden />
      </button>
      {/* On paper a control is left out where the head repeats on the next page. */}
      <span className="print-only" aria-hidden>
        {label}
      </span>
    </th>
  )
}
