// The one place that computes an official form. JSON and PDF print what comes out here, and the formulas of the XLSX must
// come to the same; all in whole numbers, so that no centavo is lost.
import type { FormColumn, FormTableDefinition } from './form-definition.ts'
import { DECIMALS, isAmount, isFigure, rounded, wholeNumber } from './form-numbers.ts'
import type { FormRow } from './form-sheet.ts'
import { type FormTree, formTree } from './form-tree.ts'

export type Figure = bigint | null

export interface FormFigures {
  readonly tree: FormTree
  /** By row and column; null for texts and for blank cells. */
  readonly cells: readonly (readonly Figure[])[]
}

/**
 * Computes all figures of a table. A TypeError that names row and column when a value is no amount with at most the
 * decimals of its column, belongs to no column, or stands where the form computes.
 */
export function formFigures({ columns }: FormTableDefinition, rows: readonly FormRow[]): FormFigures {
  const tree = formTree(rows)
  const cells: Figure[][] = rows.map((row, at) => inputs(columns, row, at))
  const work: Work = { columns, rows, tree, cells, places: new Map(columns.map(({ key }, at) => [key, at])) }
  for (const [at, column] of columns.entries()) {
    if (isAmount(column.type) && !column.computed) sumUp(work, at)
  }
  for (const at of inOrder(work)) compute(work, at)
  return { tree, cells }
}

interface Work {
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
  readonly tree: FormTree
  readonly cells: Figure[][]
  readonly places: ReadonlyMap<string, number>
}

function inputs(columns: readonly FormColumn[], row: FormRow, at: number): Figure[] {
  const given = new Map(Object.entries(row.values).filter(([, value]) => value !== ''))
  const figures = columns.map(({ key, type, computed }): Figure => {
    const value = given.get(key)
    if (value === undefined || type === 'particulars' || type === 'code') return null
    given.delete(key)
    if (computed) throw refused(at, row, key, 'is computed by the form and cannot be given')
    if (!isFigure(type)) return null
    if (row.kind !== 'item') throw refused(at, row, key, `belongs to an item, not to a ${row.kind}`)
    return (
      wholeNumber(value, DECIMALS[type]) ??
      refuse(at, row, key, `'${value}' is no number with at most ${DECIMALS[type]} decimals`)
    )
  })
  for (const key of given.keys()) throw refused(at, row, key, 'is no column of this form')
  return figures
}

/** Sums of an input column, for rows that have them. */
function sumUp({ rows, tree, cells }: Work, column: number): void {
  const sum = (at: number): bigint => {
    const own = tree.sums[at]
    const row = cells[at]
    if (!own || !row) return row?.[column] ?? 0n
    const only = rows[at]?.only
    const total =
      only === undefined
        ? own.operands.reduce((all, part) => all + signed(sum(part.row), part.negative), 0n)
        : tagged(at, only)
    row[column] = total
    return total
  }
  const tagged = (at: number, tag: string): bigint => {
    const { from, to, turned } = tree.sums[at] ?? { from: 0, to: -1, turned: false }
    let total = 0n
    for (let item = from; item <= to; item += 1) {
      if (rows[item]?.kind === 'item' && rows[item]?.tag === tag)
        total += signed(cells[item]?.[column] ?? 0n, tree.negative[item] !== turned)
    }
    return total
  }
  for (const at of rows.keys()) if (tree.sums[at]) sum(at)
}

/** Computed columns, each after those it needs. A TypeError when they need each other or something unknown. */
function inOrder({ columns, places }: Work): number[] {
  const order: number[] = []
  const visit = (at: number, path: readonly number[]): void => {
    const column = columns[at]
    if (path.includes(at)) throw new TypeError(`Column '${column?.key}' is computed from itself.`)
    if (!column?.computed || order.includes(at)) return
    for (const key of sources(column)) {
      const source = places.get(key)
      if (source === undefined)
        throw new TypeError(`Column '${column.key}' is computed from '${key}', which is no column.`)
      visit(source, [...path, at])
    }
    order.push(at)
  }
  for (const at of columns.keys()) visit(at, [])
  return order
}

function sources({ computed }: FormColumn): readonly string[] {
  if (!computed) return []
  if ('ratio' in computed) return computed.ratio
  if ('over' in computed) return [...computed.over, ...(computed.less ?? [])]
  const { add, subtract = [] } = 'running' in computed ? computed.running : computed
  return [...add, ...subtract]
}

function compute(work: Work, at: number): void {
  const { columns, rows, cells, places } = work
  const { computed, type } = columns[at] ?? {}
  if (!computed || !type) return
  let balance = 0n
  for (const [index, row] of rows.entries()) {
    const own = cells[index]
    if (row.kind === 'section') balance = 0n
    if (!own || row.kind === 'section') continue
    const read = (keys: readonly string[] = []) => keys.map((key) => own[places.get(key) ?? -1] ?? null)
    if ('running' in computed) {
      const change = total(read(computed.running.add)) - total(read(computed.running.subtract))
      if (row.kind === 'item') balance += change
      own[at] = row.kind === 'item' ? balance : change
    } else if ('ratio' in computed) {
      const [part = null, whole = null] = read(computed.ratio)
      own[at] = part === null || !whole ? null : rounded(part * 10_000n, whole)
    } else if ('over' in computed) {
      own[at] = joins(row) ? compared(row, read(computed.over), computed.less && read(computed.less)) : null
    } else {
      const [added, subtracted] = [read(computed.add), read(computed.subtract)]
      const isBlank = !isAmount(type) && [...added, ...subtracted].every((figure) => figure === null)
      own[at] = isBlank ? null : total(added) - total(subtracted)
    }
  }
}

function joins({ kind, aggregation }: FormRow): boolean {
  return kind === 'item' && aggregation !== 'none'
}

function compared(row: FormRow, over: readonly Figure[], less?: readonly Figure[]): Figure {
  const first = joined(row, over)
  if (!less) return first
  const second = joined(row, less)
  return first === null || second === null ? null : first - second
}

/** Nothing, when nothing has been reported: no data is not zero. */
function joined({ aggregation = 'sum' }: FormRow, figures: readonly Figure[]): Figure {
  const known = figures.filter((figure) => figure !== null)
  if (known.length === 0) return null
  if (aggregation === 'last') return known.at(-1) ?? null
  if (aggregation === 'maximum') return known.toSorted((one, other) => (one < other ? -1 : 1)).at(-1) ?? null
  return aggregation === 'sum' ? total(known) : rounded(total(known), BigInt(known.length))
}

function total(figures: readonly Figure[]): bigint {
  return figures.reduce<bigint>((all, figure) => all + (figure ?? 0n), 0n)
}

function signed(figure: bigint, negative: boolean): bigint {
  return negative ? -figure : figure
}

function refuse(at: number, row: FormRow, key: string, why: string): never {
  throw refused(at, row, key, why)
}

function refused(at: number, { particulars }: FormRow, key: string, why: string): TypeError {
  return new TypeError(`Row ${at + 1} ('${particulars}'), '${key}': ${why}.`)
}
