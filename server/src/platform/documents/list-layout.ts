import type { Column } from './columns.ts'

/** Room between the margins of A4 landscape, in points. */
const ROOM = 757
/** Text sizes to try, in points, the largest that fits. */
const SIZES = [9, 8, 7, 6]
/** Width of a letter and of a digit in Noto Sans, and the padding of a cell (as in `list.typ`), in em. */
const LETTER = 0.6
const DIGIT = 0.58
const PADDING = 1.1
/** A text column holds its longest word on one line, up to this many letters. */
const LONGEST_WORD = 20
const LONGEST_LINE = 100
/** Rows stay whole on one page, unless one holds a text longer than this, which might not fit on any page. */
const LONGEST_WHOLE = 600

type LaidOutColumn = { title: string; right: boolean; width: number; share: number }
type Layout = { size: number; columns: readonly LaidOutColumn[] }

/**
 * How a list is set: text size, column widths in em, and the cells. Numbers and dates get the width of their longest
 * value, so that no amount ever breaks; texts get that of their longest word and share the rest. When room is scarce,
 * the time of an instant moves below its date, then the letters get smaller. `breakable` says whether rows may run over a
 * page's end.
 */
export function listLayout(columns: readonly Column<never>[], texts: readonly string[][]) {
  const cells = columns.map((column, at) => columnTexts(column, texts, at))
  const least = (oneLine: boolean) => columns.map((column, at) => layOut(column, cells[at] ?? [], oneLine))
  const chosen = largestFit(least(true), least(false))
  const room = Math.max(spare(chosen), 0)
  const shares = sum(chosen.columns.map(({ share }) => share)) || 1
  const widths = chosen.columns.map(({ width, share }) => width + (room * share) / shares)
  return {
    size: chosen.size,
    breakable: texts.some((row) => row.some((text) => text.length > LONGEST_WHOLE)),
    columns: chosen.columns.map(({ title, right }, at) => ({ title, right, width: widths[at] ?? 0 })),
    rows: texts.map((_, row) =>
      chosen.columns.map(({ share }, at) => fitted(cells[at]?.[row] ?? '', share, widths[at] ?? 0)),
    ),
  }
}

/** The largest text that fits; with more columns than the smallest size can hold, smaller still: nothing may be lost. */
function largestFit(wide: LaidOutColumn[], narrow: LaidOutColumn[]): Layout {
  const layouts = SIZES.flatMap((size) => [
    { size, columns: wide },
    { size, columns: narrow },
  ])
  const smallest = { size: ROOM / sum(narrow.map(({ width }) => width)), columns: narrow }
  return layouts.find((layout) => spare(layout) >= 0) ?? smallest
}

function spare({ size, columns }: Layout): number {
  return ROOM / size - sum(columns.map(({ width }) => width))
}

/** In a column with negative amounts the others keep the room of the closing parenthesis, so that digits line up. */
function columnTexts({ type }: Column<never>, texts: readonly string[][], at: number): string[] {
  const column = texts.map((row) => row[at] ?? '')
  if (type !== 'money' || !column.some((text) => text.endsWith(')'))) return column
  return column.map((text) => (text.endsWith(')') || text === '' ? text : `${text}\u00A0`))
}

function layOut({ title, type, width }: Column<never>, texts: readonly string[], oneLine: boolean): LaidOutColumn {
  const right = type === 'integer' || type === 'decimal' || type === 'money' || type === 'percent'
  const heading = type === 'money' && !title.includes('₱') ? `${title}\u00A0(₱)` : title
  const header = longestWord([heading], / /) * (LETTER + 0.04)
  if (type === 'text') {
    const word = Math.min(longestWord(texts), LONGEST_WORD) * LETTER
    return { title: heading, right, width: Math.max(word, header) + PADDING, share: width ?? share(texts) }
  }
  const value = (type === 'instant' && !oneLine ? longestWord(texts, /, /) : longestWord(texts, /$/)) * DIGIT
  return { title: heading, right, width: Math.max(value, header) + PADDING, share: 0 }
}

/** What is left goes to the columns whose texts are long, up to a line that is still pleasant to read. */
function share(texts: readonly string[]): number {
  const word = Math.min(longestWord(texts), LONGEST_WORD)
  return 1 + Math.max(0, Math.min(longestWord(texts, /\n/), LONGEST_LINE) - word)
}

/**
 * Lets a run of letters longer than its line break (after a mark first, else anywhere), such as a web address: otherwise
 * it would run over the next column. Arabic stays whole, since no letters join across a break.
 */
function fitted(text: string, share: number, width: number): string {
  const line = (width - PADDING) / LETTER
  if (share === 0 || text.length <= line) return text
  return text.replace(/[^\s\p{Script=Arabic}]+/gu, (run) => (run.length > line ? broken(run, line) : run))
}

function broken(run: string, line: number): string {
  return run
    .split(/(?<=[/\\@.,;:_&=?#-])/)
    .map((part) => (part.length > line ? part.replace(/\P{M}\p{M}*/gu, '$&\u200B') : part))
    .join('\u200B')
}

function longestWord(texts: readonly string[], between = /\s/): number {
  let longest = 0
  for (const text of texts) for (const word of text.split(between)) longest = Math.max(longest, word.length)
  return longest
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
