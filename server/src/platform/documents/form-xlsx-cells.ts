import type { Cell, CellStyle, MergeRange } from 'hucre/xlsx'
import type { FormColumn } from './form-definition.ts'
import { printedLevel } from './form-layout.ts'
import { DECIMALS, figureText, isFigure } from './form-numbers.ts'
import type { FormRow } from './form-sheet.ts'
import { literalCell, sheetValue } from './xlsx-cells.ts'

/** What is being written; rows and columns count from 0. */
export interface Canvas {
  readonly cells: Map<string, Partial<Cell>>
  readonly merges: MergeRange[]
  readonly rowDefs: Map<number, { height?: number; hidden?: boolean }>
}

/** Digits that Excel keeps of a number. */
const MOST_DIGITS = 15

const line = { style: 'thin', color: { rgb: '000000' } } as const
const hair = { style: 'hair', color: { rgb: '000000' } } as const
const FONT = { name: 'Arial', size: 8 } as const

/** Styles of what surrounds the table. */
export const STYLES = {
  plain: { font: FONT, alignment: { vertical: 'top' } },
  wrapped: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
  code: { font: { ...FONT, bold: true }, alignment: { horizontal: 'right' } },
  title: { font: { ...FONT, size: 12, bold: true }, alignment: { horizontal: 'center' } },
  period: { font: { ...FONT, size: 10 }, alignment: { horizontal: 'center' } },
  label: { font: { ...FONT, size: 10, bold: true }, alignment: { horizontal: 'center' } },
  name: {
    font: { ...FONT, bold: true },
    alignment: { horizontal: 'center', wrapText: true },
    border: { bottom: line },
  },
  under: { font: FONT, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } },
  /** The line that ends a table. */
  end: { border: { top: line } },
  group: head(true),
  heading: head(true),
  number: head(false),
} as const satisfies Record<string, CellStyle>

function head(bold: boolean): CellStyle {
  return {
    font: { ...FONT, size: bold ? 8 : 7, bold },
    border: { top: line, right: line, bottom: line, left: line },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: bold ? 'E7E6E6' : 'F5F5F5' } },
  }
}

/** Puts a text that is never a formula, over several columns when `to` is given. */
export function putText(
  canvas: Canvas,
  at: readonly [row: number, column: number, to?: number],
  text: string,
  style: CellStyle,
): void {
  const [row, column, to = column] = at
  const value = sheetValue('text', text)
  canvas.cells.set(`${row},${column}`, literalCell(value, style) ?? { value, style })
  for (let other = column + 1; other <= to; other += 1) canvas.cells.set(`${row},${other}`, { style })
  if (to > column) canvas.merges.push({ startRow: row, startCol: column, endRow: row, endCol: to })
}

/** The style of a body cell; the same object for the same look, which keeps large forms quick. */
export function bodyStyles(): (column: FormColumn, row: FormRow, decimals: number) => CellStyle {
  const known = new Map<string, CellStyle>()
  return (column, row, decimals) => {
    const key = `${column.type} ${row.kind} ${row.only === undefined} ${printedLevel(row)} ${decimals}`
    const style = known.get(key) ?? bodyStyle(column, row, decimals)
    known.set(key, style)
    return style
  }
}

function bodyStyle({ type }: FormColumn, row: FormRow, decimals: number): CellStyle {
  const { kind } = row
  const isPart = row.only !== undefined
  const isTotal = kind === 'total' && !isPart
  return {
    font: { ...FONT, bold: kind !== 'item' && !isPart },
    border: {
      ...{ left: line, right: line },
      top: isTotal || (kind === 'subtotal' && !isPart) ? line : hair,
      bottom: isTotal ? { style: 'double', color: { rgb: '000000' } } : hair,
    },
    alignment: alignment(type, printedLevel(row)),
    numFmt: numberFormat(type, decimals),
  }
}

function alignment(type: FormColumn['type'], level: number): CellStyle['alignment'] & object {
  if (isFigure(type)) return { horizontal: 'right', vertical: 'top' }
  if (type === 'particulars')
    return { horizontal: 'left', vertical: 'top', wrapText: true, indent: Math.min(level, 15) }
  return { horizontal: type === 'text' ? 'left' : 'center', vertical: 'top', wrapText: type === 'text' }
}

function numberFormat(type: FormColumn['type'], decimals: number): string {
  if (type === 'money') return '#,##0.00_);(#,##0.00);"-"_)'
  if (type === 'thousands') return '#,##0_);(#,##0);"-"_)'
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
  if (type === 'count') return `${digits}_);(${digits});0_)`
  if (type === 'percent') return '0.00"%"_);(0.00"%")'
  return type === 'date' ? 'd mmm yyyy' : '@'
}

/**
 * A figure as Excel's number. A RangeError above 15 digits (ten trillion pesos): Excel would round it, and a formula over
 * an amount written as text would not count it, so that no honest workbook can be made; PDF and JSON can.
 */
export function excelNumber(figure: bigint, type: keyof typeof DECIMALS): number {
  const text = figureText(figure, DECIMALS[type])
  if (text.replace(/[-.]/g, '').replace(/^0+/, '').length > MOST_DIGITS) {
    throw new RangeError(`${text} has more digits than a spreadsheet keeps (${MOST_DIGITS}). Use the PDF or the JSON.`)
  }
  return Number(text)
}
