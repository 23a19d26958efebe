// Programs and appropriations from a file: checked by one person, taken over by another.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Id,
  Instant,
  ListOf,
  ListQuery,
  Nullable,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, FiscalYear, Sum } from '../money.contract.ts'

export const PPA_VERDICTS = ['create', 'update', 'unchanged', 'error'] as const

const CellProblem = Type.Object({ column: Type.String(), code: Type.String(), message: Type.String() })

/** What would be done with one row of the file, found by the run itself, rolled back. */
export const CheckedRow = Type.Object({
  /** Counted in the file; the header is row 1. In a YAML file: the line on which the program begins. */
  row: Type.Integer(),
  organization: Type.String(),
  code: Type.String(),
  title: Type.String(),
  verdict: Choice(PPA_VERDICTS),
  /** What is done, in words: "new program", "appropriation of ₱1,000.00 (MOOE)". */
  effects: Type.Array(Type.String()),
  /** Pesos that the row posts to the ledger. */
  posted: Sum,
  errors: Type.Array(CellProblem),
  warnings: Type.Array(CellProblem),
})
export type CheckedRow = Static<typeof CheckedRow>

export const IMPORT_STATES = ['checked', 'confirmed', 'discarded'] as const
const Refusal = Nullable(Type.Object({ code: Type.String(), message: Type.String() }))
const summaryFields = {
  id: Id,
  fileId: Id,
  fileName: Type.String(),
  fiscalYear: Type.Integer(),
  state: Choice(IMPORT_STATES),
  /** Pesos that it posts to the ledger. */
  appropriated: Sum,
  counts: Type.Object({
    create: Type.Integer(),
    update: Type.Integer(),
    unchanged: Type.Integer(),
    error: Type.Integer(),
  }),
  checkedBy: Type.String(),
  createdAt: Instant,
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  version: Type.Integer(),
}
export const PpaImportSummary = Type.Object(summaryFields)
export type PpaImportSummary = Static<typeof PpaImportSummary>
export const PpaImport = Type.Object({
  ...summaryFields,
  act: Type.String(),
  rows: Type.Array(CheckedRow),
  /** Sentences about the file as a whole. */
  notes: Type.Array(Type.String()),
  /** Why this person may not take it over now; null when they may. */
  confirmRefusal: Refusal,
  canDiscard: Type.Boolean(),
})
export type PpaImport = Static<typeof PpaImport>

const base = '/moa/:moa/budgeting/ppa-imports'
const enter = 'budget.appropriation.enter'
/** Whoever takes a file over holds it. */
export const CONFIRM_PERMISSION = 'budget.appropriation.release'

export const checkPpaFile = endpoint('POST', base, {
  access: enter,
  summary: 'Check a file of programs and appropriations (XLSX, CSV or YAML); nothing is taken over yet',
  transfer: 'file',
  query: Type.Object(
    {
      year: FiscalYear,
      /** The appropriation act, where the year has several. */
      act: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 .-]{0,39}$', maxLength: 40 })),
      /** The class of budgets that the file does not divide. */
      class: Type.Optional(AllotmentClass),
    },
    { additionalProperties: false },
  ),
  response: PpaImport,
})
export const listPpaImports = endpoint('GET', base, {
  access: 'budget.ledger.view',
  summary: 'Files of programs that were checked',
  query: ListQuery(['createdAt'], { state: Type.Optional(Choice(IMPORT_STATES)) }),
  response: ListOf(PpaImportSummary),
})
export const readPpaImport = endpoint('GET', `${base}/:id`, {
  access: 'budget.ledger.view',
  summary: 'A checked file with the verdict of each row',
  response: PpaImport,
})
export const confirmPpaImport = endpoint('POST', `${base}/:id/confirmation`, {
  access: CONFIRM_PERMISSION,
  summary: 'Take a checked file over: programs, indicators, targets and appropriations, all or nothing',
  status: 200,
  body: Body({ version: Version }),
  response: PpaImport,
})
export const discardPpaImport = endpoint('POST', `${base}/:id/discard`, {
  access: enter,
  summary: 'Discard a checked file',
  status: 200,
  body: Body({ version: Version }),
  response: PpaImport,
})
export const readPpaTemplate = endpoint('GET', `${base}-template`, {
  access: enter,
  summary: 'The spreadsheet to fill in',
  query: Type.Object({ format: Type.Optional(Choice(['xlsx', 'csv'])) }, { additionalProperties: false }),
  transfer: 'bytes',
  response: Type.Unknown(),
})
