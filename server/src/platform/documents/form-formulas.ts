// The formulas of a form's workbook. Sums are rounded to the decimals that the column shows, since spreadsheets add
// binary fractions and would print a balance of nothing as (0.00).
import { cellRef, colToLetter } from 'hucre/xlsx'
import type { FormColumn, FormTableDefinition } from './form-definition.ts'
import { DECIMALS, isAmount, isFigure } from './form-numbers.ts'
import type { FormRow } from './form-sheet.ts'
import type { FormTree, Operand, RowSum } from './form-tree.ts'

/** Excel takes formulas of 8,192 characters and functions of 255 arguments. */
const LONGEST_FORMULA = 7000
const MOST_ARGUMENTS = 200

/** A table as it stands on the sheet. */
export interface PlacedTable {
  readonly definition: FormTableDefinition
  readonly rows: readonly FormRow[]
  readonly tree: FormTree
  /** Row and column of the sheet, from 0, where the first cell of the table's body lies. */
  readonly top: number
  /** The hidden column beside the table that says of each item how it counts (see `itemMark`). */
  readonly markColumn: number
}

/** How an item counts in the sums over all items: `add:PS`, `less:`. */
export function itemMark({ tree }: PlacedTable, row: FormRow, at: number): string {
  return `${tree.negative[at] ? 'less' : 'add'}:${plain(row.tag ?? '')}`
}

/** A tag without what means something in a criterion or a formula. */
function plain(tag: string): string {
  return tag.replace(/[^\w-]/g, (mark) => `.${mark.charCodeAt(0).toString(16)}.`)
}

/** The formula of a cell without the leading `=`, or null when the cell holds a value or nothing. */
export function cellFormula(table: PlacedTable, at: number, place: number): string | null {
  const { definition, rows, tree } = table
  const column = definition.columns[place]
  const row = rows[at]
  if (!column || !row || row.kind === 'section' || !isFigure(column.type)) return null
  const cells: RowCells = { table, at, row, column }
  if (column.computed) return computedFormula(cells)
  const sum = isAmount(column.type) ? tree.sums[at] : null
  return sum ? rounded(sumFormula(cells, sum, place), DECIMALS[column.type]) : null
}

interface RowCells {
  readonly table: PlacedTable
  readonly at: number
  readonly row: FormRow
  readonly column: FormColumn
}

function sumFormula({ table, row }: RowCells, sum: RowSum, place: number): string {
  if (row.only !== undefined) return itemSum(table, sum, place, row.only)
  const whole = `${sumOf(table, sum, place, false)}${sumOf(table, sum, place, true)}`
  if (whole === '') return '0'
  return whole.length <= LONGEST_FORMULA ? whole.replace(/^\+/, '') : itemSum(table, sum, place)
}

/** `+SUM(C5:C9,C12)`, `+C5`, or nothing. */
function sumOf(table: PlacedTable, { operands }: RowSum, place: number, negative: boolean): string {
  const ranges = runs(operands.filter((operand) => operand.negative === negative)).map(([from, to]) =>
    from === to ? ref(table, from, place) : `${ref(table, from, place)}:${ref(table, to, place)}`,
  )
  const sign = negative ? '-' : '+'
  const [only] = ranges
  if (only && ranges.length === 1 && !only.includes(':')) return `${sign}${only}`
  const chunks: string[] = []
  for (let at = 0; at < ranges.length; at += MOST_ARGUMENTS) {
    chunks.push(`${sign}SUM(${ranges.slice(at, at + MOST_ARGUMENTS).join(',')})`)
  }
  return chunks.join('')
}

function runs(operands: readonly Operand[]): [from: number, to: number][] {
  const found: [number, number][] = []
  for (const { row } of operands) {
    const run = found.at(-1)
    if (run && run[1] === row - 1) run[1] = row
    else found.push([row, row])
  }
  return found
}

/** Adds the items of a range by their marks, for one tag or, where the list of rows would be too long, for all. */
function itemSum(table: PlacedTable, { from, to, turned }: RowSum, place: number, tag?: string): string {
  if (to < from) return '0'
  const range = (column: string) => `$${column}$${table.top + from + 1}:$${column}$${table.top + to + 1}`
  const [marks, amounts] = [range(colToLetter(table.markColumn)), range(colToLetter(place))]
  const wanted = tag === undefined ? '*' : plain(tag)
  const [plus, minus] = turned ? ['less', 'add'] : ['add', 'less']
  const sum = (mark: string) => `SUMIF(${marks},"${mark}:${wanted}",${amounts})`
  const hasMinus = table.tree.negative.slice(from, to + 1).some((negative) => negative !== turned)
  return hasMinus ? `${sum(plus)}-${sum(minus)}` : sum(plus)
}

function computedFormula(cells: RowCells): string | null {
  const { computed, type } = cells.column
  if (!computed || !isFigure(type)) return null
  if ('running' in computed) return runningFormula(cells, computed.running)
  if ('ratio' in computed) {
    const [part, whole] = computed.ratio.map((key) => own(cells, key))
    return `IF(OR(${part}="",${whole}="",N(${whole})=0),"",${rounded(`${part}/${whole}*100`, DECIMALS.percent)})`
  }
  if ('over' in computed) {
    const joins = cells.row.kind === 'item' && cells.row.aggregation !== 'none'
    return joins ? comparedFormula(cells, computed.over, computed.less) : null
  }
  const { add, subtract = [] } = computed
  if (isAmount(type)) return rounded(plusMinus(cells, add, subtract), DECIMALS[type])
  const all = [...add, ...subtract].map((key) => own(cells, key)).join(',')
  const less = subtract.length > 0 ? `-SUM(${subtract.map((key) => own(cells, key)).join(',')})` : ''
  return `IF(COUNT(${all})=0,"",${rounded(`SUM(${add.map((key) => own(cells, key)).join(',')})${less}`, DECIMALS[type])})`
}

/** As an auditor would write it: `C12+D12-E12`, or a range for neighbours. */
function plusMinus(cells: RowCells, add: readonly string[], subtract: readonly string[]): string {
  const places = add.map((key) => placeOf(cells, key))
  const isRange = places.length > 2 && places.every((place, at) => at === 0 || place === (places[at - 1] ?? -1) + 1)
  const added = add.map((key) => own(cells, key))
  const sum = isRange ? `SUM(${added.at(0)}:${added.at(-1)})` : added.join('+')
  return `${sum}${subtract.map((key) => `-${own(cells, key)}`).join('')}`
}

function runningFormula(
  cells: RowCells,
  { add, subtract }: { add: readonly string[]; subtract: readonly string[] },
): string {
  const { table, at, row, column } = cells
  const change = plusMinus(cells, add, subtract)
  const before = row.kind === 'item' ? itemBefore(table.rows, at) : null
  const balance = before === null ? '' : `${ref(table, before, placeOf(cells, column.key))}+`
  return rounded(`${balance}${change}`, isFigure(column.type) ? DECIMALS[column.type] : DECIMALS.money)
}

/** The item whose balance is carried on: the one before, unless a section begins in between. */
function itemBefore(rows: readonly FormRow[], at: number): number | null {
  let before = at - 1
  while (before >= 0 && rows[before]?.kind !== 'item' && rows[before]?.kind !== 'section') before -= 1
  return rows[before]?.kind === 'item' ? before : null
}

function comparedFormula(cells: RowCells, over: readonly string[], less: readonly string[] = []): string {
  const first = over.map((key) => own(cells, key))
  const second = less.map((key) => own(cells, key))
  const blanks = [first, second].filter((refs) => refs.length > 0).map((refs) => `COUNT(${refs.join(',')})=0`)
  const difference = second.length > 0 ? `${joined(cells, first)}-${joined(cells, second)}` : joined(cells, first)
  const isBlank = blanks.length > 1 ? `OR(${blanks.join(',')})` : blanks.join('')
  return `IF(${isBlank},"",${rounded(difference, DECIMALS.count)})`
}

function joined({ row: { aggregation = 'sum' } }: RowCells, refs: readonly string[]): string {
  if (aggregation === 'last')
    return refs.reduce((before, now) => (before === '' ? now : `IF(ISBLANK(${now}),${before},${now})`), '')
  const list = refs.join(',')
  if (aggregation === 'average') return rounded(`AVERAGE(${list})`, DECIMALS.count)
  return `${aggregation === 'maximum' ? 'MAX' : 'SUM'}(${list})`
}

function rounded(formula: string, decimals: number): string {
  return `ROUND(${formula},${decimals})`
}

function own(cells: RowCells, key: string): string {
  return ref(cells.table, cells.at, placeOf(cells, key))
}

function placeOf({ table }: RowCells, key: string): number {
  return table.definition.columns.findIndex((column) => column.key === key)
}

function ref({ top }: PlacedTable, at: number, place: number): string {
  return cellRef(top + at, place)
}
