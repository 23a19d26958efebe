import { isDate } from './cell-text.ts'
import type { FormColumn, FormTableDefinition } from './form-definition.ts'
import { formFigures } from './form-figures.ts'
import { headerCells } from './form-header.ts'
import { DECIMALS, figureText, isFigure } from './form-numbers.ts'
import type { FormRow } from './form-sheet.ts'

/** Text sizes to try, in points, the largest that fits. */
const SIZES = [8, 7.5, 7, 6.5, 6, 5.5, 5.25, 5, 4.75, 4.5, 4.25, 4]
/** Width of a letter and of a digit in Noto Sans, and the padding of a cell (as in `form.typ`), in em. */
const LETTER = 0.56
const BOLD = 0.62
const DIGIT = 0.575
const PADDING = 0.7
/** How far a level moves the particulars to the right (as in `form.typ`). */
const INDENT = 0.9
/** Headings are set smaller than the rows, and hyphenated beyond this many letters. */
const HEADING = 0.9
const NUMBER = 0.8
const LONGEST_HEADING = 14
/** Room that a column of words needs at least and likes to have, in em. */
const TEXT_ROOM: Partial<Record<FormColumn['type'], readonly [least: number, wanted: number]>> = {
  particulars: [15, 34],
  text: [8, 20],
}

const MOST_KEPT = 8

export interface FormLayout {
  readonly size: number
  readonly columns: readonly { readonly width: number; readonly align: 'left' | 'center' | 'right' }[]
  readonly head: ReturnType<typeof headerCells>
  readonly rows: readonly {
    readonly kind: FormRow['kind']
    /** One of the lines by class under a total. */
    readonly part: boolean
    readonly level: number
    readonly cells: readonly string[]
  }[]
  /** Column of the particulars, which are set in by level. */
  readonly words: number
  /** Rows at the end that stay under blank lines: the totals. */
  readonly tail: number
  /** How many of the last rows stay on one page with the signatures: the grand total and its parts. */
  readonly keep: number
}

interface Space {
  /** Width in points. */
  readonly room: number
  /** Largest letters to use, in points. */
  readonly largest?: number
}

/**
 * How a form's table is printed on so many points of width: its cells as text and the largest size of letters at which
 * no amount breaks. Columns of figures are as wide as their longest figure, the rest belongs to the words.
 */
export function formLayout(
  table: FormTableDefinition,
  rows: readonly FormRow[],
  { room, largest = 8 }: Space,
): FormLayout {
  const { cells } = formFigures(table, rows)
  const shown = table.columns.flatMap((column, at) => (column.hidden ? [] : [{ column, at }]))
  const texts = rows.map((row, index) =>
    shown.map(({ column, at }) => printedCell(column, row, cells[index]?.[at] ?? null)),
  )
  const needs = shown.map(({ column }, at) =>
    need(
      column,
      texts.map((row) => row[at] ?? ''),
      rows,
    ),
  )
  const least = needs.reduce((sum, [narrow]) => sum + narrow, 0)
  const size = SIZES.find((points) => points <= largest && least * points <= room) ?? room / least
  return {
    size,
    columns: widths(needs, room / size).map((width, at) => ({ width, align: alignment(shown[at]?.column) })),
    head: headerCells(table.columns.map(breakable)),
    rows: texts.map((row, at) => ({
      kind: rows[at]?.kind ?? 'item',
      part: rows[at]?.only !== undefined,
      level: printedLevel(rows[at]),
      cells: row,
    })),
    keep: Math.min(
      MOST_KEPT,
      rows.length - rows.findLastIndex(({ kind, only }) => kind === 'total' && only === undefined),
    ),
    tail: rows.length - 1 - rows.findLastIndex(({ kind }) => kind !== 'total'),
    words: shown.findIndex(({ column }) => column.type === 'particulars'),
  }
}

/** The parts of a total (those of one class) are set in under it. */
export function printedLevel(row: FormRow | undefined): number {
  return (row?.level ?? 0) + (row?.only === undefined ? 0 : 1)
}

/** A figure as the forms print it: separators, parentheses for less than nothing, a dash for nothing. */
export function printedFigure(figure: bigint, type: keyof typeof DECIMALS): string {
  if (figure === 0n && (type === 'money' || type === 'thousands')) return '-\u00A0'
  const size = figureText(figure < 0n ? -figure : figure, DECIMALS[type], type === 'count')
  const [whole = '', fraction] = size.split('.')
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}${type === 'percent' ? '%' : ''}`
  // The room of the closing parenthesis, so that digits stand under digits.
  return figure < 0n ? `(${digits})` : `${digits}\u00A0`
}

function printedCell(column: FormColumn, row: FormRow, figure: bigint | null): string {
  const { key, type } = column
  if (type === 'particulars') return row.particulars
  if (type === 'code') return row.code
  if (isFigure(type)) return figure === null ? '' : printedFigure(figure, type)
  const value = row.values[key] ?? ''
  return type === 'date' && isDate(value) ? shortDate(value) : value
}

/** `03/31/2027`, as the forms have it in their narrow columns. */
function shortDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year}`
}

function need(
  column: FormColumn,
  texts: readonly string[],
  rows: readonly FormRow[],
): readonly [least: number, wanted: number] {
  const { heading, number, type } = column
  const word = Math.min(longestWord(heading), LONGEST_HEADING) * BOLD * HEADING
  // Column numbers such as 15=(11+12+13+14) may take two lines.
  const head = Math.max(word, (number.length / 2 + 1) * DIGIT * NUMBER)
  const words = TEXT_ROOM[type]
  const longest = texts.reduce((most, text, at) => Math.max(most, width(type, text, rows[at])), 0)
  const [least, wanted] = words ? words.map((room) => Math.min(room, longest)) : [longest, longest]
  return [Math.max(least ?? 0, head) + PADDING, Math.max(wanted ?? 0, head) + PADDING]
}

function width(type: FormColumn['type'], text: string, row: FormRow | undefined): number {
  if (isFigure(type) || type === 'date') return text.length * DIGIT
  if (type === 'code') return text.length * BOLD
  const isItem = !row || row.kind === 'item'
  return text.length * (isItem ? LETTER : BOLD) + (type === 'particulars' ? (row?.level ?? 0) * INDENT : 0)
}

/** Words get what they want as far as there is room; what then remains is shared by all alike. */
function widths(needs: readonly (readonly [number, number])[], room: number): number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const least = needs.map(([narrow]) => narrow)
  const wishes = needs.map(([narrow, wide]) => wide - narrow)
  const spare = Math.max(room - sum(least), 0)
  const granted = Math.min(spare / (sum(wishes) || 1), 1)
  const rest = Math.max(spare - sum(wishes), 0) / needs.length
  return least.map((narrow, at) => narrow + (wishes[at] ?? 0) * granted + rest)
}

function alignment(column: FormColumn | undefined): 'left' | 'center' | 'right' {
  if (!column) return 'left'
  if (isFigure(column.type)) return 'right'
  return column.type === 'particulars' || column.type === 'text' ? 'left' : 'center'
}

/** Lets headings and column numbers break after their marks. */
function breakable(column: FormColumn): FormColumn {
  const loose = (text: string) => text.replace(/[/=+,]|\)(?=-)/g, '$&\u200B')
  return { ...column, number: loose(column.number), heading: loose(column.heading) }
}

function longestWord(text: string): number {
  return Math.max(...text.split(/[\s/]/).map((word) => word.length))
}
