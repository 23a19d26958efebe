import { type Cell, writeXlsx as writeWorkbook } from 'hucre/xlsx'
import { formatInstant } from '../calendar/manila.ts'
import { formatNumber } from './cell-text.ts'
import type { FormColumn, FormDefinition, FormTableDefinition } from './form-definition.ts'
import { type FormFigures, formFigures } from './form-figures.ts'
import { cellFormula, itemMark, type PlacedTable } from './form-formulas.ts'
import { headerCells } from './form-header.ts'
import { formHash } from './form-json.ts'
import { DECIMALS, figureText, isFigure } from './form-numbers.ts'
import type { FormRow, FormSheet } from './form-sheet.ts'
import { bodyStyles, type Canvas, excelNumber, putText, STYLES } from './form-xlsx-cells.ts'
import { putCertifications, putClosing, putNotes, putOpening } from './form-xlsx-frame.ts'
import { literalCell, sheetValue } from './xlsx-cells.ts'

const PAPERS = { 'a3-landscape': 'a3', 'legal-landscape': 'legal', 'a4-landscape': 'a4', 'a4-portrait': 'a4' } as const
const NARROWEST = 11
const PARTICULARS = 50
const WIDEST_TEXT = 28

/**
 * A form as a workbook of one sheet that computes itself: sums, balances and totals are formulas, and the values kept
 * with them are those of `formFigures`. Headings repeat on every printed page and stay in sight while scrolling. Texts
 * are never formulas. A TypeError when the rows do not fit the form; a RangeError when a figure has more than 15 digits.
 */
export function renderFormXlsx(sheet: FormSheet): Promise<Uint8Array> {
  const { definition, generatedAt } = sheet
  const canvas: Canvas = { cells: new Map(), merges: [], rowDefs: new Map() }
  const isVoucher = definition.layout === 'voucher'
  const main = ordered(definition)
  const figures = formFigures(main, sheet.rows)
  const columns = main.columns.filter(({ hidden }) => !hidden)
  const widths = columnWidths(sheet, { main, figures })
  const hash = formHash(sheet)
  const markColumn = Math.max(main.columns.length, widths.length)

  const headTop = putOpening(canvas, sheet, widths.length)
  const bodyTop = putHead(canvas, columns, widths, headTop)
  putBody(canvas, { definition: main, rows: sheet.rows, tree: figures.tree, top: bodyTop, markColumn }, figures)
  let top = bodyTop + sheet.rows.length + 1
  const certify = () => putCertifications(canvas, { sheet, widths, top })
  if (isVoucher) top = certify()
  top = putSummary(canvas, sheet, { top, markColumn, widths })
  top = putNotes(canvas, { sheet, widths, top })
  if (!isVoucher) top = certify()
  const picture = putClosing(canvas, { sheet, hash, top })
  return writeWorkbook({
    properties: {
      title: `${definition.code} – ${sheet.organization.name}`,
      subject: sheet.period,
      creator: 'BMMS',
      keywords: hash,
      description: `Generated ${formatInstant(generatedAt)}, Philippine time. SHA-256 ${hash}`,
      created: new Date(generatedAt.epochMilliseconds),
      modified: new Date(generatedAt.epochMilliseconds),
    },
    sheets: [
      {
        name: definition.code.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
        columns: [
          ...widths.map((columnWidth) => ({ width: columnWidth })),
          ...Array.from({ length: markColumn + 1 - widths.length }, () => ({ width: 10, hidden: true })),
        ],
        rows: [],
        ...canvas,
        images: [picture],
        ...(isVoucher ? {} : { freezePane: { rows: bodyTop, columns: frozenColumns(columns) } }),
        view: { showGridLines: false },
        pageSetup: pageSetup(definition, headTop, bodyTop),
        headerFooter: { oddFooter: footer(sheet, hash) },
        a11y: { headerRow: bodyTop - 1, summary: `${definition.code} ${definition.title}` },
      },
    ],
  })
}

/** Hidden columns last, so that what is printed stands together. */
function ordered({ columns }: FormTableDefinition): FormTableDefinition {
  return { columns: [...columns.filter(({ hidden }) => !hidden), ...columns.filter(({ hidden }) => hidden)] }
}

/** The table head; returns the row after it. Its rows are as high as their longest heading needs. */
function putHead(canvas: Canvas, columns: readonly FormColumn[], widths: readonly number[], top: number): number {
  const { depth, cells } = headerCells(columns)
  const heights: number[] = Array.from({ length: depth }, () => 12)
  for (const cell of cells) {
    const room = widths.slice(cell.column, cell.column + cell.columns).reduce((sum, one) => sum + one, 0)
    const needed = lines(loose(cell.text), room) * 11 + 4
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      heights[row] = Math.max(heights[row] ?? 12, needed / cell.rows)
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) {
        canvas.cells.set(`${top + row},${column}`, { style: STYLES[cell.kind] })
      }
    }
    canvas.cells.set(`${top + cell.row},${cell.column}`, {
      value: sheetValue('text', loose(cell.text)),
      style: STYLES[cell.kind],
    })
    if (cell.rows > 1 || cell.columns > 1) {
      const [startRow, startCol] = [top + cell.row, cell.column]
      canvas.merges.push({ startRow, startCol, endRow: startRow + cell.rows - 1, endCol: startCol + cell.columns - 1 })
    }
  }
  for (const [row, height] of heights.entries()) canvas.rowDefs.set(top + row, { height })
  return top + depth
}

function lines(text: string, room: number): number {
  let [count, used] = [1, 0]
  for (const word of text.split(/(?<=[ =+(])/)) {
    if (used > 0 && used + word.length > room) [count, used] = [count + 1, 0]
    used += word.length
  }
  return count
}

function putBody(canvas: Canvas, table: PlacedTable, { cells }: FormFigures): void {
  const style = bodyStyles()
  let needsMarks = false
  for (const [at, row] of table.rows.entries()) {
    for (const [place, column] of table.definition.columns.entries()) {
      const figure = cells[at]?.[place] ?? null
      const formula = cellFormula(table, at, place)
      needsMarks ||= formula?.includes('SUMIF') ?? false
      const cell = bodyCell(column, row, { figure, formula })
      const look = style(column, row, figure !== null && column.type === 'count' ? decimalsOf(figure) : 0)
      canvas.cells.set(`${table.top + at},${place}`, literalCell(cell.value, look) ?? { ...cell, style: look })
    }
  }
  for (const [place, { hidden }] of table.definition.columns.entries()) {
    if (!hidden) canvas.cells.set(`${table.top + table.rows.length},${place}`, { style: STYLES.end })
  }
  if (needsMarks) putMarks(canvas, table)
}

function putMarks(canvas: Canvas, table: PlacedTable): void {
  for (const [at, row] of table.rows.entries()) {
    if (row.kind === 'item') putText(canvas, [table.top + at, table.markColumn], itemMark(table, row, at), STYLES.plain)
  }
}

function bodyCell(
  column: FormColumn,
  row: FormRow,
  content: { figure: bigint | null; formula: string | null },
): Partial<Cell> {
  const { key, type } = column
  if (type === 'particulars') return { value: sheetValue('text', row.particulars) }
  if (type === 'code') return { value: sheetValue('text', row.code) }
  if (!isFigure(type)) return { value: sheetValue(type, row.values[key] ?? null) }
  const number = content.figure === null ? null : excelNumber(content.figure, type)
  return content.formula === null ? { value: number } : { formula: content.formula, formulaResult: number ?? '' }
}

function decimalsOf(figure: bigint): number {
  return figureText(figure, DECIMALS.count, true).split('.')[1]?.length ?? 0
}

function putSummary(
  canvas: Canvas,
  { definition, summary: rows = [] }: FormSheet,
  place: { top: number; markColumn: number; widths: readonly number[] },
): number {
  if (!definition.summary) return place.top
  const table = ordered(definition.summary)
  const figures = formFigures(table, rows)
  putText(canvas, [place.top, 0], definition.summary.title, { ...STYLES.label, alignment: { horizontal: 'left' } })
  const top = putHead(canvas, table.columns, place.widths, place.top + 1)
  putBody(canvas, { definition: table, rows, tree: figures.tree, top, markColumn: place.markColumn }, figures)
  return top + rows.length + 1
}

/** Wide enough for both tables, which share the columns of the sheet. */
function columnWidths(
  { definition, rows, summary = [] }: FormSheet,
  { main, figures }: { main: FormTableDefinition; figures: FormFigures },
): number[] {
  const second = definition.summary ? ordered(definition.summary) : { columns: [] }
  const secondFigures = formFigures(second, second.columns.length > 0 ? summary : [])
  const widthsOf = (table: FormTableDefinition, filled: Filled) =>
    table.columns.filter(({ hidden }) => !hidden).map((column) => width(table, column, filled))
  const [first, other] = [
    widthsOf(main, { rows, figures }),
    widthsOf(second, { rows: summary, figures: secondFigures }),
  ]
  return Array.from({ length: Math.max(first.length, other.length) }, (_, at) =>
    Math.max(first[at] ?? 0, other[at] ?? 0),
  )
}

interface Filled {
  readonly rows: readonly FormRow[]
  readonly figures: FormFigures
}

function width(table: FormTableDefinition, column: FormColumn, { rows, figures }: Filled): number {
  const { key, type, heading } = column
  const isRegistry = table.columns.some((other) => other.type === 'date')
  if (type === 'particulars') return isRegistry ? WIDEST_TEXT : PARTICULARS
  const head = Math.max(
    NARROWEST,
    ...loose(heading)
      .split(' ')
      .map((word) => word.length + 1),
  )
  if (isFigure(type)) return Math.max(head, longestFigure(figures, table.columns.indexOf(column), type) + 4)
  const text = ({ code, values }: FormRow) => (type === 'code' ? code : (values[key] ?? ''))
  const longest = rows.reduce((most, row) => Math.max(most, text(row).length + 2), head)
  return type === 'code' ? longest : Math.min(WIDEST_TEXT, longest)
}

function longestFigure({ cells }: FormFigures, place: number, type: keyof typeof DECIMALS): number {
  return cells.reduce((longest, row) => {
    const figure = row[place] ?? null
    return figure === null ? longest : Math.max(longest, formatNumber(figureText(figure, DECIMALS[type])).length)
  }, 0)
}

/** Lets long words joined by a stroke break: spreadsheets break lines at spaces only. */
function loose(heading: string): string {
  return heading.replace(/(\S{8,}\/)(?=\S{8,})/g, '$1 ')
}

/** Particulars and code stay in sight when they come first. */
function frozenColumns(columns: readonly FormColumn[]): number {
  const end = columns.findIndex(({ type }) => isFigure(type))
  return columns[0]?.type === 'particulars' ? Math.min(Math.max(end, 1), 2) : 0
}

function pageSetup({ paper, layout }: FormDefinition, headTop: number, bodyTop: number) {
  return {
    paperSize: PAPERS[paper],
    orientation: paper.endsWith('portrait') ? 'portrait' : 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(layout === 'voucher' ? {} : { printTitlesRow: `$${headTop + 1}:$${bodyTop}` }),
    horizontalCentered: true,
    margins: { top: 0.4, bottom: 0.6, left: 0.3, right: 0.3, header: 0.2, footer: 0.25 },
  } as const
}

/** In print footers `&` begins a code, and the whole may not exceed 255 characters. */
function footer({ definition, organization }: FormSheet, hash: string): string {
  const name = `${definition.code} – ${organization.name}`
    .replace(/\s+/g, ' ')
    .slice(0, 70)
    .toWellFormed()
    .replaceAll('&', '&&')
  return `&L&7${name}&C&7SHA-256 ${hash}&R&7Page &P of &N`
}
