// What reading a file hands on, whatever the file is.

/** Something about a cell or a row that came up while it was read. */
export interface ReadingProblem {
  /** Column of the file from 0; -1 for the row as a whole. */
  at: number
  severity: 'error' | 'warning'
  code: string
  message: string
}

export interface FileRow {
  /** Counted in the file; the first row is 1. */
  number: number
  /** Texts from left to right, cleaned; '' where there is nothing. */
  cells: string[]
  problems: ReadingProblem[]
}

/** Rows with something in them, and, once all are read, what concerns the file as a whole. */
export interface FileReader {
  rows: AsyncIterable<FileRow>
  /** Sentences; complete when `rows` has ended. */
  notes: string[]
}

/** Columns beyond are not read. */
export const MOST_COLUMNS = 100
/** Characters of a cell that are kept; what declared columns take is less. */
const LONGEST_CELL = 2_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it takes out
const BREAKS_AND_CONTROL = /[\u0000-\u001f\u007f-\u009f\u00a0\u2028\u2029\s]+/g
/** Marks without a shape of their own, among them those that turn the direction of text around. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff0-\uffff]/g

/** What our own exports put before texts that a spreadsheet would run as a formula. */
const GUARD = /^'(?=\s*[=+\-@＝＋－＠])/

/** One line of text in one Unicode form, without outer blanks and marks that nobody sees. */
export function cleanCell(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(BREAKS_AND_CONTROL, ' ')
    .trim()
    .replace(GUARD, '')
    .normalize('NFC')
    .slice(0, LONGEST_CELL)
    .toWellFormed()
}
