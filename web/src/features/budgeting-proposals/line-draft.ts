// The lines of a program as they are typed, and what of it is not saved yet.
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { findDecimal } from '../../lib/amounts.ts'
import { centavosOf, sameAmount, sumOf, timesOf } from '../../lib/centavos.ts'

export const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const
/** In the order of the sheet, of a pasted table, and of the import file. */
export const FIELDS = ['object', 'description', 'quantity', 'unit', 'unitCost', ...QUARTERS] as const
export type LineField = (typeof FIELDS)[number]
/** As typed; `object` is a code, with or without its name. Empty quarters share the amount evenly. */
export type LineValues = Readonly<Record<LineField, string>>

export interface LineDraft {
  /** By id, with the version that the person had before them. */
  edits: Readonly<Record<string, { values: LineValues; version: number }>>
  added: readonly { key: string; values: LineValues }[]
  removed: readonly string[]
}
export const noDraft: LineDraft = { edits: {}, added: [], removed: [] }

export interface ObjectChoice {
  code: string
  name: string
  class: string
}

export const emptyLine: LineValues = {
  ...{ object: '', description: '', quantity: '', unit: '', unitCost: '' },
  ...{ q1: '', q2: '', q3: '', q4: '' },
}

export const objectText = ({ code, name }: Pick<ObjectChoice, 'code' | 'name'>) => `${code} ${name}`

export function valuesOf(line: ProposalLine): LineValues {
  const { phasing, isPhased } = line
  const quarters = isPhased ? phasing : { q1: '', q2: '', q3: '', q4: '' }
  return {
    object: objectText({ code: line.objectCode, name: line.objectName }),
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitCost: line.unitCost,
    ...quarters,
  }
}

export interface SheetLine {
  /** Id of a saved line, or the key of a new one. */
  key: string
  saved: ProposalLine | undefined
  values: LineValues
}

/** What the sheet shows: saved lines as edited, then new ones, then an empty one to go on with. */
export function linesOf(saved: readonly ProposalLine[], draft: LineDraft): SheetLine[] {
  const kept = saved.filter(({ id }) => !draft.removed.includes(id))
  return [
    ...kept.map((line) => ({ key: line.id, saved: line, values: draft.edits[line.id]?.values ?? valuesOf(line) })),
    ...draft.added.map(({ key, values }) => ({ key, saved: undefined, values })),
    { key: nextKey(draft), saved: undefined, values: emptyLine },
  ]
}

function nextKey({ added }: LineDraft): string {
  return `new-${added.reduce((most, { key }) => Math.max(most, Number(key.slice(4))), 0) + 1}`
}

/** The draft after something was typed in a row. */
export function withValues(draft: LineDraft, row: SheetLine, patch: Partial<LineValues>): LineDraft {
  const values = { ...row.values, ...patch }
  if (row.saved) {
    const { [row.key]: before, ...others } = draft.edits
    const same = sameLine(values, valuesOf(row.saved))
    const version = before?.version ?? row.saved.version
    return { ...draft, edits: same ? others : { ...others, [row.key]: { values, version } } }
  }
  const others = draft.added.filter(({ key }) => key !== row.key)
  if (FIELDS.every((field) => values[field] === '')) return { ...draft, added: others }
  const at = draft.added.findIndex(({ key }) => key === row.key)
  const next = { key: row.key, values }
  return { ...draft, added: at < 0 ? [...draft.added, next] : draft.added.with(at, next) }
}

export function withoutLine(draft: LineDraft, { key, saved }: SheetLine): LineDraft {
  if (!saved) return { ...draft, added: draft.added.filter((one) => one.key !== key) }
  const { [key]: _, ...edits } = draft.edits
  return { ...draft, edits, removed: [...draft.removed, key] }
}

/** The draft after a table was pasted with this row and column as its corner. */
export function withTable(
  saved: readonly ProposalLine[],
  draft: LineDraft,
  { cells, row, column }: { cells: readonly (readonly string[])[]; row: number; column: number },
): LineDraft {
  return cells.reduce((next, line, down) => {
    const target = linesOf(saved, next)[row + down]
    const patch = Object.fromEntries(
      line.flatMap((cell, right) => {
        const field = FIELDS[column + right]
        return field ? [[field, cleanCell(field, cell)]] : []
      }),
    )
    return target ? withValues(next, target, patch) : next
  }, draft)
}

const PLACES: Partial<Record<LineField, number>> = { quantity: 4, unitCost: 2, q1: 2, q2: 2, q3: 2, q4: 2 }

/** Most decimals of a field that holds a number. */
export const placesOf = (field: LineField): number | undefined => PLACES[field]

function cleanCell(field: LineField, cell: string): string {
  const places = placesOf(field)
  return places === undefined ? cell : (findDecimal(cell, places) ?? cell)
}

function sameLine(a: LineValues, b: LineValues): boolean {
  return FIELDS.every((field) => {
    if (field === 'object') return codeIn(a.object) === codeIn(b.object)
    return (
      a[field] === b[field] ||
      (placesOf(field) !== undefined && a[field] !== '' && b[field] !== '' && sameNumber(a[field], b[field]))
    )
  })
}

function sameNumber(a: string, b: string): boolean {
  const tidy = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  return tidy(a) === tidy(b) || (centavosOf(a) !== undefined && sameAmount(a, b))
}

/** The ten digits at the front of a typed object, also with the dashes and spaces of printed lists. */
export function codeIn(text: string): string {
  const match = /^\s*((?:\d[\s-]?){10})(?!\d)/.exec(text)
  return match?.[1] ? match[1].replace(/\D/g, '') : ''
}

/** The object that a text means: by its code, else by its whole name. */
export function objectOf(text: string, objects: readonly ObjectChoice[]): ObjectChoice | undefined {
  const code = codeIn(text)
  const name = text.trim().toLowerCase()
  return objects.find((one) => (code ? one.code === code : one.name.toLowerCase() === name))
}

/** Quantity times unit cost; nothing while either is none. */
export function amountOf({ quantity, unitCost }: LineValues): string | undefined {
  return timesOf(quantity, unitCost)
}

export type LineProblems = Partial<Record<LineField, string>>

/** What the server would refuse, found before sending. */
export function problemsOf(values: LineValues, objects: readonly ObjectChoice[]): LineProblems {
  const problems: LineProblems = {}
  if (!objectOf(values.object, objects)) problems.object = 'Choose an object from the list, or write its ten digits.'
  if (!values.description.trim()) problems.description = 'Say what it is for.'
  if (!values.unit.trim()) problems.unit = 'Say of what: trips, pieces, months.'
  if (!isPositive(values.quantity, 4)) problems.quantity = 'A number above 0.'
  if (!isPositive(values.unitCost, 2)) problems.unitCost = 'An amount above 0.'
  return { ...problems, ...quarterProblem(values) }
}

function isPositive(text: string, places: number): boolean {
  return findDecimal(text, places) !== undefined && /[1-9]/.test(text) && !text.startsWith('-')
}

function quarterProblem(values: LineValues): LineProblems {
  const amount = amountOf(values)
  if (!isPhased(values) || amount === undefined) return {}
  const sum = sumOf(QUARTERS.map((quarter) => values[quarter]))
  return sameAmount(sum, amount)
    ? {}
    : { q4: `The quarters add up to ${sum}, the line to ${amount} (BAA 84, s. 37(b)).` }
}

const isPhased = (values: LineValues) => QUARTERS.some((quarter) => values[quarter] !== '')

/** As the server takes it. */
export function bodyOf(values: LineValues, objects: readonly ObjectChoice[]) {
  const quarter = (name: (typeof QUARTERS)[number]) => values[name] || '0'
  return {
    objectCode: objectOf(values.object, objects)?.code ?? '',
    description: values.description.trim(),
    quantity: values.quantity,
    unit: values.unit.trim(),
    unitCost: values.unitCost,
    phasing: isPhased(values) ? { q1: quarter('q1'), q2: quarter('q2'), q3: quarter('q3'), q4: quarter('q4') } : null,
  }
}

/** What is requested by class in these lines, with what is typed. */
export function totalsByClass(rows: readonly SheetLine[], objects: readonly ObjectChoice[]): Map<string, string> {
  const totals = new Map<string, string>()
  for (const { values, saved } of rows) {
    const of = objectOf(values.object, objects)?.class ?? saved?.class
    const amount = amountOf(values)
    if (of && amount) totals.set(of, sumOf([totals.get(of), amount]))
  }
  return totals
}
