import { formatDate, formatInstant, inManila, parseDate } from '../calendar/manila.ts'
import { type CellValue, type ColumnType, decimalDigits } from './columns.ts'

// Intl takes a decimal as text and keeps every digit; grouping starts at five digits, so that years stay years.
const plain = new Intl.NumberFormat('en-PH', {
  useGrouping: 'min2',
  maximumFractionDigits: 20,
  signDisplay: 'negative',
})
const percent = new Intl.NumberFormat('en-PH', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
})
const pesos = new Intl.NumberFormat('en-PH', {
  style: 'currency',
  currency: 'PHP',
  currencySign: 'accounting',
  minimumFractionDigits: 2,
  maximumFractionDigits: 20,
  signDisplay: 'negative',
})

/** Pesos as people read them: `₱1,234,567.00`, negatives in parentheses. A TypeError when it is no amount. */
export function formatMoney(amount: string | number): string {
  return pesos.format(exact(amount))
}

/** A number with thousands separators from five digits on, no decimals that say nothing: `12,345.5`, `2026`. */
export function formatNumber(value: string | number): string {
  return plain.format(exact(value))
}

/** Percentage points with one decimal: `87.5%`. */
export function formatPercent(points: string | number): string {
  return `${percent.format(exact(points))}%`
}

/** A cell as the PDF prints it; money without the sign (the header carries it), nothing for null. */
export function cellText(type: ColumnType, value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const digits = decimalDigits(value)
  if (digits !== null && type === 'money') return formatMoney(digits).replace('₱', '')
  if (digits !== null && type === 'percent') return formatPercent(digits)
  if (digits !== null && (type === 'integer' || type === 'decimal')) return formatNumber(digits)
  if (type === 'date' && isDate(value)) return formatDate(value)
  if (type === 'instant' && isInstant(value)) return formatInstant(value)
  return String(value)
}

/** Whether a value is a day that exists, written as `YYYY-MM-DD`. */
export function isDate(value: CellValue): value is string {
  return typeof value === 'string' && succeeds(() => parseDate(value))
}

/** Whether a value is an instant: date, time and offset. */
export function isInstant(value: CellValue): value is string {
  return typeof value === 'string' && succeeds(() => inManila(value))
}

function succeeds(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

function exact(value: string | number): Intl.StringNumericLiteral {
  const digits = decimalDigits(value)
  if (digits === null) throw new TypeError(`'${value}' is not a number written in plain digits.`)
  return digits as Intl.StringNumericLiteral
}
