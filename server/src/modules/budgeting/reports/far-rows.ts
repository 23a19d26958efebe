// The rows of FAR No. 1 (by activity) and FAR No. 1-A (by object), from their facts.
import type { FormRow } from '../../../platform/documents/form-sheet.ts'
import { type AllotmentClass, BLOCKS, type Block, CLASS_WORDS, CLASSES } from '../money.contract.ts'
import type { FarFact } from './far-facts.ts'
import { type PpaNode, ppaRows } from './ppa-tree.ts'

const BLOCK_WORDS: Readonly<Record<Block, string>> = {
  agency_specific: 'I. Agency Specific Budget',
  automatic: 'II. Automatic Appropriations',
  special_purpose: 'III. Special Purpose Funds',
}
/** The object account of a whole class, as FAR No. 1-A prints it. */
export const CLASS_CODES: Readonly<Record<AllotmentClass, string>> = {
  PS: '5010000000',
  MOOE: '5020000000',
  FE: '5030000000',
  CO: '5060000000',
}

/** FAR No. 1: block, cost structure, programs down to activities, and under each its classes. */
export function far1Rows(facts: readonly FarFact[], nodes: readonly PpaNode[]): FormRow[] {
  return inBlocks(facts, (own) => {
    const byPpa = Map.groupBy(own, ({ ppaId }) => ppaId)
    return ppaRows(nodes, {
      level: 1,
      kind: 'group',
      rowsOf: ({ id }) =>
        inClassOrder(byPpa.get(id) ?? []).map((fact) => ({
          particulars: CLASS_WORDS[fact.class],
          code: CLASS_CODES[fact.class],
          kind: 'item',
          values: fact.columns,
          tag: fact.class,
        })),
    })
  })
}

/** FAR No. 1-A: block, class, objects; what is allotted to a class as a whole stands in a row of its own. */
export function far1aRows(facts: readonly FarFact[]): FormRow[] {
  return inBlocks(facts, (own) =>
    CLASSES.flatMap((name): FormRow[] => {
      const objects = own
        .filter((fact) => fact.class === name)
        .toSorted((one, other) => one.objectCode.localeCompare(other.objectCode))
      if (objects.length === 0) return []
      return [
        { particulars: CLASS_WORDS[name], code: CLASS_CODES[name], level: 1, kind: 'group', values: {} },
        ...objects.map(
          (fact): FormRow => ({
            particulars: fact.objectCode === '' ? 'Not itemised by object' : fact.objectName,
            code: fact.objectCode,
            level: 2,
            kind: 'item',
            values: fact.columns,
            tag: name,
          }),
        ),
      ]
    }),
  )
}

/** The blocks that have figures, each with its sub-total by class, and the grand total. */
function inBlocks(facts: readonly FarFact[], rowsOf: (own: FarFact[]) => FormRow[]): FormRow[] {
  const blocks = BLOCKS.flatMap((block): FormRow[] => {
    const rows = rowsOf(facts.filter((fact) => fact.block === block))
    if (rows.length === 0) return []
    const title = BLOCK_WORDS[block]
    const heading: FormRow = { particulars: title, code: '', level: 0, kind: 'section', values: {} }
    return [heading, ...rows, ...totals(`Sub-Total, ${title.replace(/^[IV]+[.] /, '')}`, 'subtotal', rows)]
  })
  return [...blocks, ...totals('GRAND TOTAL', 'total', blocks)]
}

/** A line of sums, and one for each class in them. */
export function totals(title: string, kind: 'subtotal' | 'total', rows: readonly FormRow[]): FormRow[] {
  const tags = new Set(rows.map(({ tag }) => tag))
  return [
    { particulars: title, code: '', level: 0, kind, values: {} },
    ...CLASSES.filter((name) => tags.has(name)).map(
      (name): FormRow => ({ particulars: CLASS_WORDS[name], code: '', level: 0, kind, values: {}, only: name }),
    ),
  ]
}

function inClassOrder(facts: readonly FarFact[]): FarFact[] {
  return facts.toSorted((one, other) => CLASSES.indexOf(one.class) - CLASSES.indexOf(other.class))
}
