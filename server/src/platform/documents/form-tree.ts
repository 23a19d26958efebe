import type { FormRow } from './form-sheet.ts'

/** A row that another sums, and whether it is subtracted. */
export interface Operand {
  readonly row: number
  readonly negative: boolean
}

/** What a row sums. `from` and `to` are the rows, both included, under which all its items stand. */
export interface RowSum {
  readonly operands: readonly Operand[]
  readonly from: number
  readonly to: number
  /** Whether what encloses them is subtracted itself, so that their own sign is the other one. */
  readonly turned: boolean
}

/** The shape of a table: what each row sums (null for items and sections), and which items count negatively in the end. */
export interface FormTree {
  readonly sums: readonly (RowSum | null)[]
  /** Whether an odd number of rows on the way from the outermost row to this one is subtracted. */
  readonly negative: readonly boolean[]
}

interface Node {
  readonly at: number
  readonly row: FormRow
  readonly children: Node[]
  last: number
  closedBy?: number
}

/** Finds out what sums what. A TypeError that names the row when the rows do not form a tree. */
export function formTree(rows: readonly FormRow[]): FormTree {
  const root: Node = {
    at: -1,
    row: { particulars: '', code: '', level: -1, kind: 'section', values: {} },
    children: [],
    last: -1,
  }
  const open = [root]
  const negative: boolean[] = []
  const sums = new Map<number, RowSum>()
  const groups: Node[] = []
  for (const [at, row] of rows.entries()) {
    if (!Number.isInteger(row.level) || row.level < 0)
      throw wrong(at, row, `its level ${row.level} is no whole number from 0`)
    const parent = enclosing(open, row.level) ?? root
    if (parent.row.kind === 'item') throw wrong(at, row, 'it stands deeper than an item, which has no children')
    negative.push((negative[parent.at] ?? false) !== (row.less ?? false))
    for (const node of open) node.last = at
    if (row.kind === 'total') {
      sums.set(at, { operands: root.children.flatMap(operandsOf), from: 0, to: at - 1, turned: false })
    } else if (row.kind === 'subtotal') {
      const section = parent.children.findLast((child) => child.row.kind === 'section' && child.row.level === row.level)
      if (!section) throw wrong(at, row, 'there is no section of its level before it')
      sums.set(at, {
        operands: section.children.flatMap(operandsOf),
        from: section.at + 1,
        to: section.last,
        turned: negative[section.at] ?? false,
      })
      if (row.only === undefined) section.closedBy ??= at
    } else {
      const node: Node = { at, row, children: [], last: at }
      parent.children.push(node)
      open.push(node)
      if (row.kind === 'group') groups.push(node)
    }
  }
  for (const { at, children, last } of groups) {
    sums.set(at, { operands: children.flatMap(operandsOf), from: at + 1, to: last, turned: negative[at] ?? false })
  }
  return { sums: rows.map((_, at) => sums.get(at) ?? null), negative }
}

/** Closes what is as deep as the level or deeper; what remains open last encloses it. */
function enclosing(open: Node[], level: number): Node | undefined {
  while ((open.at(-1)?.row.level ?? -1) >= level) open.pop()
  return open.at(-1)
}

/** A section shows no figures: its subtotal stands for it, or else its children do. */
function operandsOf(node: Node): Operand[] {
  const turned = node.row.less ?? false
  if (node.row.kind !== 'section') return [{ row: node.at, negative: turned }]
  if (node.closedBy !== undefined) return [{ row: node.closedBy, negative: turned }]
  return node.children.flatMap(operandsOf).map(({ row, negative }) => ({ row, negative: negative !== turned }))
}

function wrong(at: number, { particulars }: FormRow, why: string): TypeError {
  return new TypeError(`Row ${at + 1} ('${particulars}') has no place in the form: ${why}.`)
}
