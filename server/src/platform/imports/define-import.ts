// What can be imported: declared columns, and one function that applies rows in bulk. Dry run and run are the same function;
// the transaction of a dry run is rolled back.
import type { PlatformScope } from '../database/scope.ts'
import type { Verdict } from './imports.contract.ts'

export type { Verdict } from './imports.contract.ts'

export interface CellProblem {
  /** Declared column; '' for the row as a whole. */
  column: string
  /** `people.import.email_form`. */
  code: string
  /** What is wrong and how to put it right. */
  message: string
}

export interface ImportColumn {
  /** As in the answers and the annotated spreadsheet: `first_name`. */
  name: string
  title: string
  /** Other headers for it; case, spaces, underscores, hyphens and accents do not matter. */
  synonyms: readonly string[]
  required: boolean
  help: string
  /** Longest text taken. */
  maxLength: number
  /** Whether one value for all empty cells may be chosen when the file is checked. */
  defaultable: boolean
}

/** A row as it is to be applied: fixed values over given ones over defaults; '' where there is nothing. */
export interface ImportRow {
  /** Counted in the file; the header is row 1. */
  number: number
  /** Every declared column is there. */
  values: Readonly<Record<string, string>>
  /**
   * What is wrong with it before anybody looks into it: required cells that are empty, texts that are too long, cells that
   * could not be read. Such a row is judged like any other, so that all its errors show at once, but never applied: its
   * verdict is `error`. The engine puts these problems before those of `apply`, and shows one for each column.
   */
  problems: readonly CellProblem[]
}

/** What a run did to one record, so that it can be undone. */
export interface Effect {
  table: string
  id: string
  /** The row as it was, as far as it changed; null when it was added. */
  before: Record<string, unknown> | null
  /** The row as it was left; an undo refuses where somebody changed it since. */
  after: Record<string, unknown>
}

export interface RowResult {
  number: number
  verdict: Verdict
  errors: CellProblem[]
  warnings: CellProblem[]
  recordId: string | null
  effects: Effect[]
}

/** `name: text` for what the whole import was told: `updateExisting: 'yes'`, `sendInvitations: 'yes'`. */
export type ImportOptions = Readonly<Record<string, string>>

export interface ImportBatchRef {
  id: string
  wave: number | null
  options: ImportOptions
}

export interface UndoResult {
  number: number
  /** `kept`: why it could not be undone stands in `reason`. */
  outcome: 'undone' | 'kept'
  reason: string
}

export interface ImportDefinition {
  /** `people.users`. */
  kind: string
  title: string
  /** A record of it, in the singular and the plural: "person", "people". */
  noun: readonly [string, string]
  columns: readonly ImportColumn[]
  options: readonly { name: string; label: string; help: string; choices: readonly (readonly [string, string])[] }[]
  /**
   * Applies rows, in chunks of at most 500 that come in the order of the file, in bulk statements and in one transaction.
   * Rows that cannot be taken get the verdict `error` and must leave nothing behind; nothing is thrown for them. `seen`
   * is one object for all chunks of one run, for what has to be known of earlier rows (a value used twice).
   */
  apply(scope: PlatformScope, rows: readonly ImportRow[], run: ImportRun): Promise<RowResult[]>
  /** After all rows of a real run, in its transaction: jobs that follow (invitations). */
  finish?(scope: PlatformScope, batch: ImportBatchRef): Promise<void>
  /** Takes back what rows did, newest first, in one transaction. */
  undo(scope: PlatformScope, rows: readonly { number: number; effects: Effect[] }[]): Promise<UndoResult[]>
  /** What the records of a plan spread over, so that whoever approves knows how far it reaches: "12 organizations". */
  spread?: {
    column: string
    noun: readonly [string, string]
    /** How many the values of the column are, each given once. */
    count: (scope: PlatformScope, values: readonly string[]) => Promise<number>
  }
  /** Spreadsheets to fill in: name of the template, header texts in order, example rows. */
  templates: readonly {
    name: string
    title: string
    headers: readonly string[]
    examples: readonly (readonly string[])[]
  }[]
}

export interface ImportRun {
  batch: ImportBatchRef
  seen: Map<string, number>
}
