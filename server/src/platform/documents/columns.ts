/** What a column may hand over; exact decimals and money as strings such as `'30483214065.55'`. */
export type CellValue = string | number | boolean | null

/**
 * How a column's values are read.
 *
 * - `integer`, `decimal`: a number, or its digits as text.
 * - `money`: pesos, two decimals.
 * - `percent`: percentage points, `87.5` for 87.5%.
 * - `date`: `YYYY-MM-DD`. `instant`: ISO 8601 with an offset or `Z`.
 */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'instant' | 'boolean'

/** One column of a list, the same for CSV, XLSX and PDF. */
export type Column<Row> = {
  /** snake_case header of CSV and XLSX, unique in its list. */
  key: string
  /** Header of the PDF, in words. */
  title: string
  type: ColumnType
  value: (row: Row) => CellValue
  /** Weight of a text column in the PDF when spare room is shared out; 1 to 100 by its contents when absent. */
  width?: number
}

/** Throws a TypeError when a key is not snake_case or stands twice. */
export function checkColumns(columns: readonly Column<never>[]): void {
  const keys = new Set<string>()
  for (const { key } of columns) {
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key)) throw new TypeError(`Column key '${key}' is not snake_case.`)
    if (keys.has(key)) throw new TypeError(`Column key '${key}' stands twice.`)
    keys.add(key)
  }
}

/** The plain decimal digits of a value, such as `-1234.5`, or null when it is no such number. */
export function decimalDigits(value: CellValue): string | null {
  if (typeof value === 'boolean' || value === null) return null
  const text = String(value).trim()
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null
}
