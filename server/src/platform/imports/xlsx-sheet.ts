// The cells of a sheet, row by row.
import type { ReadingProblem } from './read-rows.ts'
import { EXACT_LIMIT, numberText } from './xlsx-numbers.ts'
import { decodeEscapes, type Workbook } from './xlsx-workbook.ts'
import { attributeOf, type XmlHandlers } from './xml-scanner.ts'

export interface SheetRow {
  number: number
  hidden: boolean
  /** Text by column from 0. */
  cells: Map<number, string>
  problems: ReadingProblem[]
  hasFormula: boolean
}

interface CellState {
  column: number
  type: string
  style: number
  value: string
  hasValue: boolean
  hasFormula: boolean
}

/** Takes the events of a sheet and hands over each row when it is complete. */
export class SheetCollector implements XmlHandlers {
  readonly #book: Workbook
  readonly #emit: (row: SheetRow) => void
  #row: SheetRow | null = null
  #cell: CellState | null = null
  #number = 0
  #takes = false
  #aloud = false

  constructor(book: Workbook, emit: (row: SheetRow) => void) {
    this.#book = book
    this.#emit = emit
  }

  open(name: string, attributes: string): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c' && this.#row) this.#openCell(attributes)
    else if (name === 'f' && this.#cell) this.#cell.hasFormula = true
    else if (name === 'rPh') this.#aloud = true
    else if ((name === 'v' || name === 't') && this.#cell && !this.#aloud) {
      this.#takes = true
      this.#cell.hasValue = true
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#takes = false
    else if (name === 'rPh') this.#aloud = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row' && this.#row) {
      this.#emit(this.#row)
      this.#row = null
    }
  }

  text(text: string): void {
    if (this.#takes && this.#cell) this.#cell.value += text
  }

  #openRow(attributes: string): void {
    const given = Number(attributeOf(attributes, 'r') ?? 0)
    // A number that does not grow would make two rows one.
    this.#number = given > this.#number && given <= 2_000_000 ? given : this.#number + 1
    const hidden = /^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')
    this.#row = { number: this.#number, hidden, cells: new Map(), problems: [], hasFormula: false }
    this.#cell = null
  }

  #openCell(attributes: string): void {
    const previous = this.#cell?.column ?? -1
    this.#cell = {
      column: columnOf(attributeOf(attributes, 'r')) ?? previous + 1,
      type: attributeOf(attributes, 't') ?? 'n',
      style: Number(attributeOf(attributes, 's') ?? -1),
      value: '',
      hasValue: false,
      hasFormula: false,
    }
  }

  #closeCell(): void {
    const [row, cell] = [this.#row, this.#cell]
    if (!row || !cell) return
    if (cell.hasFormula) row.hasFormula = true
    const problem = problemOf(cell)
    if (problem) row.problems.push({ at: cell.column, ...problem })
    const text = problem?.severity === 'error' ? '' : this.#textOf(cell)
    if (text !== '') row.cells.set(cell.column, text)
  }

  #textOf({ type, value, style }: CellState): string {
    if (type === 's') return this.#book.texts[Number(value)] ?? ''
    if (type === 'str' || type === 'inlineStr') return decodeEscapes(value)
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false'
    if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '')
    return numberText(value, this.#book.styles[style], this.#book.dates1904)
  }
}

/** `C7` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function problemOf({ type, value, hasFormula, hasValue }: CellState): Omit<ReadingProblem, 'at'> | undefined {
  if (type === 'e') {
    return {
      severity: 'error',
      code: 'imports.cell.error_value',
      message: `The cell shows the error ${value || '#VALUE!'}. Put the formula right, or type the value.`,
    }
  }
  if (hasFormula && !hasValue) {
    return {
      severity: 'error',
      code: 'imports.cell.formula',
      message:
        'The cell holds a formula whose result is not in the file. Open it in Excel and save it again, or type the value.',
    }
  }
  if (type === 'n' && hasValue && Math.abs(Number(value)) >= EXACT_LIMIT) {
    return {
      severity: 'warning',
      code: 'imports.cell.rounded',
      message:
        'Excel keeps 15 digits of a number, so the last ones may be lost. Format the column as text and type it again.',
    }
  }
  return undefined
}
