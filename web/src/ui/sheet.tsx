// A table to type in, for people who live in spreadsheets: arrows and Enter move, a copied table can be pasted anywhere.
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { findDecimal, groupThousands } from '../lib/amounts.ts'
import { cellsOf, isTable } from '../lib/table-text.ts'
import classes from './sheet.module.css'

export interface SheetColumn {
  name: string
  label: ReactNode
  kind?: 'text' | 'number'
  width?: number | string
}

interface SheetProps {
  /** What the table holds, for those who listen. */
  label: string
  columns: readonly SheetColumn[]
  /** `SheetRow`s, or rows of the person's own with `SheetCell`s. */
  children: ReactNode
  foot?: ReactNode
  /** A table was pasted while this cell had the focus. */
  onPaste?: (cells: string[][], at: { row: number; column: number }) => void
}

/** Scrolls by itself, with heads that stay. The first column stays in sight, too. */
export function Sheet({ label, columns, children, foot, onPaste }: SheetProps) {
  const paste = (event: ClipboardEvent) => {
    const at = placeOf(event.target)
    const text = event.clipboardData.getData('text/plain')
    if (!onPaste || !at || !isTable(text)) return
    event.preventDefault()
    onPaste(cellsOf(text), at)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.sheet} onKeyDown={moveBetweenCells} onPaste={paste}>
        <thead>
          <tr>
            {columns.map(({ name, label, kind, width }) => (
              <th key={name} scope="col" data-number={kind === 'number' || undefined} style={{ minWidth: width }}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}

export interface SheetCellProps {
  /** Counted from 0 among the cells that can be typed in. */
  row: number
  column: number
  /** What stands here: `MOH, PS`. */
  label: string
  value: string
  onChange: (value: string) => void
  /** Right-aligned with separators; at most so many decimals. */
  places?: number
  /** Id of a `datalist` with what can be chosen. */
  list?: string
  maxLength?: number
  placeholder?: string
  /** Differs from what is saved. */
  changed?: boolean
  error?: string | undefined
  onLeave?: () => void
}

/** One field without a frame of its own. What is typed as a number goes out without separators. */
export function SheetCell(props: SheetCellProps) {
  const { row, column, label, value, onChange, places, list, maxLength, placeholder, changed, error, onLeave } = props
  const numeric = places !== undefined
  const [focused, setFocused] = useState(false)
  const told = useId()
  const field = useRef<HTMLInputElement>(null)
  const read = (text: string) => (numeric ? (findDecimal(text, places) ?? text.trim()) : text)
  const wrong =
    numeric && value !== '' && findDecimal(value, places) === undefined ? 'Not a number that fits here.' : error
  useEffect(() => {
    field.current?.setCustomValidity(wrong ?? '')
  }, [wrong])
  const enter = (event: FocusEvent<HTMLInputElement>) => {
    setFocused(true)
    event.currentTarget.select()
  }
  return (
    <>
      <input
        ref={field}
        className={classes.field}
        data-cell={`${row}:${column}`}
        data-number={numeric || undefined}
        data-changed={changed || undefined}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? told : undefined}
        title={wrong ?? (value.length > 20 ? value : undefined)}
        autoComplete="off"
        inputMode={numeric ? 'decimal' : undefined}
        list={list}
        maxLength={maxLength ?? (numeric ? 24 : undefined)}
        placeholder={placeholder}
        value={numeric && !focused && !wrong ? groupThousands(value) : value}
        onFocus={enter}
        onBlur={() => {
          setFocused(false)
          onLeave?.()
        }}
        onChange={(event) => onChange(read(event.currentTarget.value))}
      />
      {wrong && (
        <small id={told} className={classes.wrong}>
          {wrong}
        </small>
      )}
    </>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }

/** Up, down and Enter go along the column; Tab goes from cell to cell by itself. */
function moveBetweenCells(event: KeyboardEvent<HTMLElement>): void {
  const at = placeOf(event.target)
  const step = (STEPS[event.key] ?? 0) * (event.key === 'Enter' && event.shiftKey ? -1 : 1)
  if (!at || step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  // The browser's list of suggestions is walked with the arrows.
  if (event.key !== 'Enter' && (event.target as Element).hasAttribute('list')) return
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${at.row + step}:${at.column}"]`)
  event.preventDefault()
  next?.focus()
}

function placeOf(target: EventTarget): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.getAttribute('data-cell') : null
  const [row, column] = cell?.split(':').map(Number) ?? []
  return row === undefined || column === undefined ? undefined : { row, column }
}
