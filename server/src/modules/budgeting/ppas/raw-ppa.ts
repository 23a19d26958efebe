// A program as its file has it, before anything is made of it. Both readers end here.
import type { CellProblem } from '../../../platform/imports/define-import.ts'
import type { IndicatorKind } from './indicators.contract.ts'

export interface RawIndicator {
  kind: IndicatorKind
  title: string
  unit: string
  aggregation: string
  /** `10; 20; 20; 10`, one number, or words. */
  targets: string
}

export interface RawPpa {
  row: number
  moreRows: number[]
  /** By the names of `PPA_COLUMNS`; what is not there is ''. */
  texts: Record<string, string>
  indicators: RawIndicator[]
  errors: CellProblem[]
  warnings: CellProblem[]
}

export interface RawFile {
  ppas: RawPpa[]
  year: string
  act: string
  notes: string[]
}

export function problem(column: string, code: string, message: string): CellProblem {
  return { column, code: `budget.import.${code}`, message }
}
