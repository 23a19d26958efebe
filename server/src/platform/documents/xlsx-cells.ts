import type { Cell, CellStyle } from 'hucre/xlsx'
import { inManila } from '../calendar/manila.ts'
import { isDate, isInstant } from './cell-text.ts'
import { type CellValue, type ColumnType, decimalDigits } from './columns.ts'

/** Digits that Excel keeps of a number. */
const SIGNIFICANT_DIGITS = 15
const LONGEST_TEXT = 32_767
const CUT = ' … [cut here: a cell holds no more; the CSV file has the whole text]'
/** Texts that the writer would turn into Excel's error values. */
const ERROR_WORDS = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/

const FORMATS: Record<ColumnType, string> = {
  text: '@',
  // From five digits on with separators, so that a year stays 2026.
  integer: '[>=10000]#,##0;[<=-10000]-#,##0;0',
  decimal: '#,##0',
  money: '#,##0.00_);(#,##0.00)',
  percent: '0.0%',
  date: 'd mmmm yyyy',
  instant: 'd mmmm yyyy", "hh:mm',
  boolean: 'General',
}

/** Style of a column's cells. `decimals` is how many a decimal column shows. */
export function columnStyle(type: ColumnType, decimals: number): CellStyle {
  const numFmt = type === 'decimal' && decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : FORMATS[type]
  const horizontal = type === 'text' || type === 'boolean' || type === 'date' || type === 'instant' ? 'left' : 'right'
  return { numFmt, alignment: { horizontal, vertical: 'top', ...(type === 'text' ? { wrapText: true } : {}) } }
}

/**
 * The value that goes into the sheet: a real number, date or boolean where Excel holds it exactly, otherwise text.
 * A number keeps all its digits up to 15; more than Excel would keep (an amount of ten trillion pesos and centavos,
 * `10000000000000.01`) is written as text instead of being rounded. Days before 1900 are text as well.
 */
export function sheetValue(type: ColumnType, value: CellValue): string | number | boolean | Date | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value
  if (type === 'text') return sheetText(String(value))
  const digits = decimalDigits(value)
  if (digits !== null && type !== 'date' && type !== 'instant') {
    return exactNumber(type === 'percent' ? hundredth(digits) : digits) ?? sheetText(String(value))
  }
  if (type === 'date' && isDate(value) && value >= '1900-03-01') return new Date(`${value}T00:00:00Z`)
  if (type === 'instant' && isInstant(value)) return wallClock(value)
  return sheetText(String(value))
}

/** A cell that must say in so many words that it is text, or null when the plain value will do. */
export function literalCell(value: unknown, style: CellStyle): Partial<Cell> | null {
  return typeof value === 'string' && ERROR_WORDS.test(value) ? { value, style, richText: [{ text: value }] } : null
}

/** How many decimals a number needs, trailing zeros aside. */
export function decimalsOf(value: CellValue): number {
  const fraction = decimalDigits(value)?.split('.')[1] ?? ''
  return fraction.replace(/0+$/, '').length
}

/** Excel has no time zones: an instant is written as the clock in the Philippines showed it. */
function wallClock(instant: string): Date {
  return new Date(`${inManila(instant).toPlainDateTime().toString({ smallestUnit: 'second' })}Z`)
}

function exactNumber(digits: string): number | null {
  const significant = digits.replace(/^-/, '').replace('.', '').replace(/^0+/, '')
  const wanted = digits.includes('.') ? significant.replace(/0+$/, '') : significant
  return wanted.length <= SIGNIFICANT_DIGITS ? Number(digits) : null
}

/** Moves the decimal point two places to the left: Excel's percent format wants 0.875 for 87.5%. */
function hundredth(digits: string): string {
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const padded = whole.padStart(3, '0')
  return `${digits.startsWith('-') ? '-' : ''}${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`
}

/** Text that XML and Excel can carry: whole Unicode, and `_x0041_` kept as it stands instead of read as an escape. */
function sheetText(text: string): string {
  const safe = text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return safe.length <= LONGEST_TEXT ? safe : `${safe.slice(0, LONGEST_TEXT - CUT.length)}${CUT}`.toWellFormed()
}
