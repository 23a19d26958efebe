import { type Cell, type CellStyle, rangeRef, writeXlsx as writeWorkbook } from 'hucre/xlsx'
import { formatInstant } from '../calendar/manila.ts'
import { cellText } from './cell-text.ts'
import { type Column, checkColumns } from './columns.ts'
import { columnStyle, decimalsOf, literalCell, sheetValue } from './xlsx-cells.ts'

export type Spreadsheet<Row> = {
  title: string
  subtitle?: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  generatedAt: Temporal.Instant
}

const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E9ECEF' } },
  border: { bottom: { style: 'thin', color: { rgb: '868E96' } } },
  alignment: { vertical: 'center' },
}

/**
 * A list as an Excel workbook of one sheet: snake_case header row (bold, frozen, with filters), one row each, numbers,
 * dates and booleans as such, texts never as formulas. Times are Philippine time. Numbers of more than 15 digits, which
 * Excel would round, arrive as text (see `sheetValue`). Prints on A4 landscape with the header on every page.
 */
export function writeXlsx<Row>({ title, subtitle, columns, rows, generatedAt }: Spreadsheet<Row>): Promise<Uint8Array> {
  checkColumns(columns)
  const values = rows.map((row) => columns.map((column) => column.value(row)))
  const styles = columns.map(({ type }, at) =>
    columnStyle(type, Math.max(0, ...values.map((row) => decimalsOf(row[at] ?? null)))),
  )
  const sheetRows = values.map((row) => columns.map(({ type }, at) => sheetValue(type, row[at] ?? null)))
  const widths = columns.map(({ key, type }, at) =>
    width(
      key,
      values.map((row) => cellText(type, row[at] ?? null)),
    ),
  )
  return writeWorkbook({
    properties: {
      title,
      ...(subtitle ? { subject: subtitle } : {}),
      creator: 'BMMS',
      description: `Generated ${formatInstant(generatedAt)}, Philippine time.`,
      created: new Date(generatedAt.epochMilliseconds),
      modified: new Date(generatedAt.epochMilliseconds),
    },
    sheets: [
      {
        name: sheetName(title),
        columns: columns.map((_, at) => ({ width: widths[at] ?? 10, style: styles[at] ?? {} })),
        rows: [columns.map((column) => column.key), ...sheetRows],
        cells: overrides(columns, sheetRows, styles),
        freezePane: { rows: 1 },
        autoFilter: { range: rangeRef(0, 0, rows.length, columns.length - 1) },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        headerFooter: { oddHeader: `&L${printed(title)}&R${printed(subtitle ?? '')}`, oddFooter: '&RPage &P of &N' },
        a11y: { headerRow: 0, summary: title },
      },
    ],
  })
}

function overrides(
  columns: readonly Column<never>[],
  rows: readonly unknown[][],
  styles: readonly CellStyle[],
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>(columns.map(({ key }, at) => [`0,${at}`, { value: key, style: HEADER }]))
  for (const [index, row] of rows.entries()) {
    for (const [at, value] of row.entries()) {
      const literal = literalCell(value, styles[at] ?? {})
      if (literal) cells.set(`${index + 1},${at}`, literal)
    }
  }
  return cells
}

/** Characters that the longest line of a column needs, within reason. The header also holds the filter button. */
function width(key: string, texts: readonly string[]): number {
  let longest = key.length + 3
  for (const text of texts) for (const line of text.split('\n')) longest = Math.max(longest, line.length + 2)
  return Math.min(Math.max(longest, 8), 60)
}

/** Excel allows 31 characters without `[]:*?/\` and reserves "History". */
function sheetName(title: string): string {
  const name = title
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim()
  return name === '' || name.toLowerCase() === 'history' ? 'List' : name.toWellFormed()
}

/** In print headers `&` begins a code, and the whole may not exceed 255 characters. */
function printed(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 100).toWellFormed().replaceAll('&', '&&')
}
