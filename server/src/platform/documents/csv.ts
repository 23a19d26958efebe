import { inManila } from '../calendar/manila.ts'
import { isInstant } from './cell-text.ts'
import { type CellValue, type Column, type ColumnType, checkColumns, decimalDigits } from './columns.ts'

/**
 * A list as CSV (RFC 4180: CRLF, quotes doubled), UTF-8 with a byte order mark so that Excel reads Ñ and Arabic.
 * Numbers are plain digits, dates `YYYY-MM-DD`, instants ISO 8601 in Philippine time, booleans `true` and `false`.
 * A text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): string {
  checkColumns(columns)
  const lines = [columns.map((column) => column.key).join(',')]
  for (const row of rows) lines.push(columns.map((column) => csvCell(column.type, column.value(row))).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function csvCell(type: ColumnType, value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value)
  if (type !== 'text') {
    const digits = decimalDigits(value)
    if (digits !== null) return digits
    if (type === 'instant' && isInstant(value))
      return inManila(value).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  }
  return quoted(harmless(String(value)))
}

/**
 * Spreadsheets run a cell that begins with one of these, also after white space and in its full-width form
 * (OWASP, CSV injection).
 */
function harmless(text: string): string {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
