// A program as a file tells of it, whatever the file is.
import type { CellProblem } from '../../../platform/imports/define-import.ts'
import type { AllotmentClass } from '../money.contract.ts'
import type { Aggregation, IndicatorKind } from './indicators.contract.ts'

export interface IndicatorRecord {
  kind: IndicatorKind
  title: string
  unit: string
  /** '' where the file does not say. */
  aggregation: Aggregation | ''
  /** Decimals of the four quarters; '' where there is none. Null: the file sets no targets. */
  targets: [string, string, string, string] | null
  /** A target in words, kept beside the indicator. */
  note: string
}

/** Texts are '' where the file says nothing; what is there already then stays. */
export interface PpaRecord {
  /** Where it begins: row of the sheet, or line of the YAML file. */
  row: number
  /** Further rows that belong to it, in order. */
  moreRows: number[]
  organization: string
  code: string
  title: string
  kind: string
  costStructure: string
  parentCode: string
  description: string
  outcome: string
  implementingUnit: string
  location: string
  tags: string[]
  bdpLink: string
  bdipLink: string
  specialProvisions: string
  /** Pesos by class; only what the file divides. */
  amounts: Partial<Record<AllotmentClass, string>>
  /** A budget that the file does not divide; '' where there is none. */
  total: string
  fundCluster: string
  fundingSource: string
  indicators: IndicatorRecord[]
  errors: CellProblem[]
  warnings: CellProblem[]
}

export interface PpaFile {
  records: PpaRecord[]
  /** What the file says of itself; '' where it does not. */
  year: string
  act: string
  /** Sentences about the file as a whole. */
  notes: string[]
}
