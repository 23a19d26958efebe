// Whether a row of a spreadsheet can be a line, and why not. Exact, and by the same rules as the database.

import { amountOf } from '../calls/amount-cell.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { CLASSES } from '../money.contract.ts'
import type { LineFileRow } from './line-file.ts'
import type { LineVerdict } from './proposal-lines.contract.ts'

export interface KnownObject {
  name: string
  class: string
  isActive: boolean
}
export interface Known {
  /** Programs of the proposal by code. */
  programs: ReadonlyMap<string, string>
  objects: ReadonlyMap<string, KnownObject>
}

/** A row that can be written. */
export interface NewLine {
  proposalPpaId: string
  objectCode: string
  class: string
  description: string
  quantity: string
  unit: string
  unitCost: string
  q1: string | null
  q2: string | null
  q3: string | null
  q4: string | null
  location: string | null
}

export interface Judged {
  verdict: LineVerdict
  line: NewLine | null
}

type Problem = LineVerdict['errors'][number]
type Note = (column: string, message: string) => void

const MOST = 99_999_999_999_999n
const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const

export function judgeLine({ number, values, problems }: LineFileRow, known: Known): Judged {
  const errors: Problem[] = [...problems]
  const note: Note = (column, message) => {
    if (!errors.some((error) => error.column === column)) errors.push({ column, code: 'budget.import.cell', message })
  }
  const cell = (name: string) => values[name] ?? ''
  const proposalPpaId = known.programs.get(cell('ppa_code'))
  if (!proposalPpaId)
    note('ppa_code', `There is no program with the code "${short(cell('ppa_code'))}" in this proposal. Add it first.`)
  const object = checkObject(cell('object_code'), known, note)
  const description = textOf('description', { cell: cell('description'), most: 500 }, note)
  const unit = textOf('unit', { cell: cell('unit'), most: 60 }, note)
  const quantity = checkQuantity(cell('quantity'), note)
  const unitCost = amountOf(cell('unit_cost'))
  if (unitCost === null || centavos(unitCost) === 0n)
    note('unit_cost', `"${short(cell('unit_cost'))}" is not a cost above 0 in pesos and at most two decimals.`)
  const amount = quantity && unitCost ? amountFor(quantity, unitCost) : null
  if (amount !== null && (amount < 1n || amount > MOST)) note('unit_cost', 'Quantity times unit cost is out of range.')
  const phasing = checkPhasing(QUARTERS.map(cell), amount, note)
  const location = cell('location')
  if (location !== '' && !/^[0-9]{9,10}$/.test(location))
    note('location', `"${short(location)}" is not a PSGC code of 9 or 10 digits.`)
  const verdict: LineVerdict = {
    row: number,
    verdict: errors.length > 0 ? 'error' : 'create',
    ppaCode: short(cell('ppa_code')),
    objectCode: short(cell('object_code')),
    description: cell('description').slice(0, 500),
    amount: amount === null ? null : pesosOf(amount),
    errors,
  }
  const isWhole = errors.length === 0 && proposalPpaId && object && quantity && unitCost
  const [q1 = null, q2 = null, q3 = null, q4 = null] = phasing
  const line = isWhole
    ? {
        proposalPpaId,
        objectCode: cell('object_code'),
        class: object.class,
        description,
        quantity,
        unit,
        unitCost,
        q1,
        q2,
        q3,
        q4,
        location: location || null,
      }
    : null
  return { verdict, line }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function textOf(column: string, { cell, most }: { cell: string; most: number }, note: Note): string {
  if (cell === '') note(column, 'The cell is empty.')
  else if (cell.length > most) note(column, `The text has ${cell.length} characters; at most ${most} are taken.`)
  return cell
}

function checkObject(code: string, { objects }: Known, note: Note): KnownObject | undefined {
  const object = objects.get(code)
  if (!object)
    note('object_code', `There is no object of expenditure with the code "${short(code)}" (BAA 84, s. 27(a)).`)
  else if (!object.isActive)
    note('object_code', `The object ${code} ${object.name} is no longer used (BAA 84, s. 27(a)).`)
  else if (!(CLASSES as readonly string[]).includes(object.class))
    note('object_code', `Nothing is allotted for ${code} ${object.name} (BAA 84, s. 4(c)).`)
  return object
}

function checkQuantity(cell: string, note: Note): string | null {
  const plain = /^[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?$/.test(cell) ? cell.replaceAll(',', '') : cell
  if (/^(?=.*[1-9])[0-9]{1,8}([.][0-9]{1,4})?$/.test(plain)) return plain
  note('quantity', `"${short(cell)}" is not a quantity above 0 with at most four decimals.`)
  return null
}

/** Quantity (four decimals) times cost (centavos), rounded half up to centavos, as the database does. */
function amountFor(quantity: string, unitCost: string): bigint {
  const [whole = '0', part = ''] = quantity.split('.')
  const parts = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'))
  return (parts * centavos(unitCost) + 5_000n) / 10_000n
}

/** Four quarters, or none; they add up to the amount to the centavo (BAA 84, s. 37(b)). */
function checkPhasing(cells: readonly string[], amount: bigint | null, note: Note): string[] {
  if (cells.every((cell) => cell === '')) return []
  const amounts = cells.map(amountOf)
  for (const [at, each] of amounts.entries()) {
    if (each === null)
      note(
        `q${at + 1}`,
        `"${short(cells[at] ?? '')}" is not an amount in pesos and centavos. Give all four quarters, or none.`,
      )
  }
  const given = amounts.filter((each) => each !== null)
  if (given.length < 4 || amount === null) return []
  const sum = given.reduce((total, each) => total + centavos(each), 0n)
  if (sum !== amount)
    note(
      'q1',
      `The quarters add up to ${pesoWords(pesosOf(sum))}; the line costs ${pesoWords(pesosOf(amount))} (BAA 84, s. 37(b)).`,
    )
  return given
}
