// Imports: a file of rows, read and checked, put right, sent for approval, run, and undone if need be.
import { type Static, Type } from 'typebox'
import {
  ActionView,
  Body,
  Choice,
  Id,
  Instant,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const VERDICTS = ['create', 'update', 'unchanged', 'skip', 'error'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A file of an import holds at most so many rows, besides its header. */
export const MOST_ROWS = 50_000
export const MOST_MEGABYTES = 10
/** After so many days the file and what its rows said are removed; the batch and its counts stay. */
export const KEPT_DAYS = 90

/**
 * `checking`: being read and checked; `undoing`: being taken back. `failed`: the file could not be read, or nothing was
 * imported because of errors; `message` says which.
 */
export const IMPORT_STATES = [
  'checking',
  'checked',
  'submitted',
  'returned',
  'approved',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** `row_by_row`: rows with errors are left out; `all_or_nothing`: one error, and nothing is imported. */
export const IMPORT_MODES = ['row_by_row', 'all_or_nothing'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

export const OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'failed', 'undone', 'kept'] as const
export type Outcome = (typeof OUTCOMES)[number]

const Word = Type.String({ maxLength: 200 })
const ColumnName = Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$', maxLength: 60 })
const KindName = Type.String({ pattern: '^[a-z][a-z0-9_.]{0,79}$', maxLength: 80 })
const RowNumber = Type.Integer({ minimum: 1, maximum: 2_000_000 })
const Cell = Text(1_000)
const Wave = Type.Integer({ minimum: 1, maximum: 99 })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
/** Values by declared column, as text; '' where there is nothing. */
const Values = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 4_000 }))
const Who = Nullable(Type.Object({ id: Id, name: Word }))
/** Choices by option: `updateExisting` -> `yes`. */
const Options = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 60 }))

const Counts = Type.Object(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, Type.Integer()])) as Record<
    (typeof VERDICTS)[number],
    ReturnType<typeof Type.Integer>
  >,
)
const OutcomeCounts = Type.Object(
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, Type.Integer()])) as Record<
    Outcome,
    ReturnType<typeof Type.Integer>
  >,
)

export const ImportColumnView = Type.Object({
  name: Word,
  title: Word,
  required: Type.Boolean(),
  help: Type.String({ maxLength: 500 }),
  /** Whether one value may be chosen for all its empty cells. */
  defaultable: Type.Boolean(),
  maxLength: Type.Integer(),
})

/** What can be imported, and how its spreadsheets look. */
export const ImportKindView = Type.Object({
  kind: Word,
  title: Word,
  /** One record and several: "person", "people". */
  noun: Type.Object({ one: Word, many: Word }),
  columns: Type.Array(ImportColumnView),
  options: Type.Array(
    Type.Object({
      name: Word,
      label: Word,
      help: Type.String({ maxLength: 500 }),
      /** The first one holds unless another is chosen. */
      choices: Type.Array(Type.Object({ value: Word, label: Word })),
    }),
  ),
  /** Fetched from `/platform/imports/templates/<name>?format=xlsx`. */
  templates: Type.Array(Type.Object({ name: Word, title: Word, headers: Type.Array(Word) })),
})
export type ImportKindView = Static<typeof ImportKindView>

export const CellProblemView = Type.Object({
  /** Declared column; '' for the row as a whole. */
  column: Word,
  code: Word,
  message: Type.String({ maxLength: 1_000 }),
})

/** Rows with the same problem in the same column. */
export const CauseView = Type.Object({
  severity: Choice(['error', 'warning'] as const),
  column: Word,
  code: Word,
  /** Of its first row. */
  message: Type.String({ maxLength: 1_000 }),
  count: Type.Integer(),
  /** The first numbers, ten at most. */
  rows: Type.Array(Type.Integer()),
})
export type CauseView = Static<typeof CauseView>

export const ImportSummary = Type.Object({
  id: Id,
  kind: Word,
  /** Of the kind: "People". */
  title: Word,
  fileName: Word,
  state: Choice(IMPORT_STATES),
  mode: Choice(IMPORT_MODES),
  wave: Nullable(Type.Integer()),
  /** Rows in the file; 0 before it is read. */
  rowCount: Type.Integer(),
  /** By verdict; null before the first check. */
  counts: Nullable(Counts),
  /** By outcome; null before the run. */
  outcomes: Nullable(OutcomeCounts),
  message: Type.String({ maxLength: 1_000 }),
  createdAt: Instant,
  createdBy: Who,
  finishedAt: Nullable(Instant),
})
export type ImportSummary = Static<typeof ImportSummary>

export const ImportBatchView = Type.Object({
  ...ImportSummary.properties,
  noun: Type.Object({ one: Word, many: Word }),
  size: Type.Integer(),
  sha256: Word,
  /** Whether the file and what its rows said are still there. */
  fileKept: Type.Boolean(),
  options: Options,
  /** Values for empty cells, by declared column. */
  defaults: Values,
  /** Columns of the file from left to right, and what each was taken for; null when it is left out. */
  columns: Type.Array(
    Type.Object({
      position: Type.Integer(),
      header: Word,
      column: Nullable(Word),
      byHand: Type.Boolean(),
      /** The declared column that another column of the file could be as well; then one has to be chosen by hand. */
      duplicateOf: Nullable(Word),
    }),
  ),
  /** Required columns that no column of the file was taken for and that have no default, by name. */
  missingColumns: Type.Array(Word),
  /** What stands in the way of checking the rows: columns that are missing or there twice. Sentences. */
  blockers: Type.Array(Type.String({ maxLength: 500 })),
  /** Over how many (12, "organizations") the rows spread that would be added or changed; null where that says nothing. */
  spread: Nullable(Type.Object({ count: Type.Integer(), one: Word, many: Word })),
  /** What concerns the file as a whole: hidden rows, merged cells, other sheets. Sentences. */
  notes: Type.Array(Type.String({ maxLength: 500 })),
  causes: Type.Array(CauseView),
  /** While something is under way: "Checking rows", 500 of 600. */
  progress: Nullable(Type.Object({ step: Word, done: Type.Integer(), total: Type.Integer() })),
  attempts: Type.Integer(),
  submittedBy: Who,
  submittedAt: Nullable(Instant),
  /** Who approved. */
  decidedBy: Who,
  decidedAt: Nullable(Instant),
  startedAt: Nullable(Instant),
  undoneBy: Who,
  undoneAt: Nullable(Instant),
  /** Who did what, oldest first. */
  steps: Type.Array(
    Type.Object({
      action: Word,
      label: Word,
      by: Word,
      at: Instant,
      comment: Type.String({ maxLength: 2_000 }),
    }),
  ),
  /** Earlier imports of a file with the same content. */
  sameFileAs: Type.Array(Type.Object({ id: Id, createdAt: Instant, createdBy: Who, state: Choice(IMPORT_STATES) })),
  /** Of the plan as it was last checked; sent back when it is approved. */
  planHash: Nullable(Word),
  /** `submit`, `return`, `approve`, `cancel`, `undo`, as far as the state allows them. */
  actions: Type.Array(ActionView),
  /** Whether rows, settings and columns may be changed now by this person. */
  editable: Type.Boolean(),
  version: Type.Integer(),
})
export type ImportBatchView = Static<typeof ImportBatchView>

export const ImportRowView = Type.Object({
  /** Counted in the file; the header is row 1. */
  number: Type.Integer(),
  /** As they will be applied: put right over given over default. */
  values: Values,
  given: Values,
  /** What was put right here. */
  fixed: Values,
  verdict: Choice(['waiting', ...VERDICTS] as const),
  errors: Type.Array(CellProblemView),
  warnings: Type.Array(CellProblemView),
  /** What the run did; null before it. */
  outcome: Nullable(Choice(OUTCOMES)),
  /** Why it was kept when the import was undone. */
  outcomeReason: Type.String({ maxLength: 500 }),
  recordId: Nullable(Id),
})
export type ImportRowView = Static<typeof ImportRowView>

export const readImportKinds = endpoint('GET', '/platform/imports/kinds', {
  access: 'imports.batch.view',
  summary: 'What can be imported: columns, options and templates',
  response: Type.Object({ items: Type.Array(ImportKindView) }),
})

export const readImportTemplate = endpoint('GET', '/platform/imports/templates/:templateName', {
  access: 'imports.batch.view',
  summary: 'A spreadsheet to fill in, with examples',
  query: Type.Object({ format: Type.Optional(Choice(['xlsx', 'csv'] as const)) }, { additionalProperties: false }),
  transfer: 'bytes',
  response: Type.Unknown(),
})

/** `options` are pairs: `updateExisting:yes,sendInvitations:no`. */
export const addImport = endpoint('POST', '/platform/imports', {
  access: 'imports.batch.manage',
  summary: 'Upload a CSV or XLSX file of at most 10 MB and 50,000 rows; it is read and checked at once',
  query: Type.Object(
    {
      kind: KindName,
      mode: Type.Optional(Choice(IMPORT_MODES)),
      wave: Type.Optional(Wave),
      options: Type.Optional(
        Type.String({ pattern: '^[A-Za-z0-9_]+:[A-Za-z0-9_]+(,[A-Za-z0-9_]+:[A-Za-z0-9_]+)*$', maxLength: 500 }),
      ),
    },
    { additionalProperties: false },
  ),
  transfer: 'file',
  response: ImportBatchView,
})

export const ImportListQuery = ListQuery(['createdAt', 'fileName', 'state', 'wave', 'rowCount', 'finishedAt'], {
  kind: Type.Optional(KindName),
  state: Type.Optional(Choice(IMPORT_STATES)),
  wave: Type.Optional(Wave),
})

export const listImports = endpoint('GET', '/platform/imports', {
  access: 'imports.batch.view',
  summary: 'Imports, newest first',
  query: ImportListQuery,
  response: ListOf(ImportSummary),
})

export const readImport = endpoint('GET', '/platform/imports/:id', {
  access: 'imports.batch.view',
  summary: 'An import: columns, verdicts, causes of errors, progress and what may be done now',
  response: ImportBatchView,
})

export const ImportRowListQuery = ListQuery(['number', 'verdict'], {
  verdict: Type.Optional(Choice(VERDICTS)),
  outcome: Type.Optional(Choice(OUTCOMES)),
  /** Rows with this problem, as error or warning. */
  code: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_.]{0,99}$', maxLength: 100 })),
  /** Together with `code`: only where it is in this column. */
  column: Type.Optional(ColumnName),
  /** Rows that were put right here. */
  fixed: Type.Optional(Type.Boolean()),
})

export const listImportRows = endpoint('GET', '/platform/imports/:id/rows', {
  access: 'imports.batch.view',
  summary: 'Rows of an import, in the order of the file',
  query: ImportRowListQuery,
  response: ListOf(ImportRowView),
})

/** `value` replaces what the file says in that cell; null takes an earlier correction back. */
export const fixImportRows = endpoint('PATCH', '/platform/imports/:id/rows', {
  access: 'imports.batch.manage',
  summary: 'Put cells right; the import is checked again',
  body: Body({
    version: Version,
    cells: Type.Array(Body({ number: RowNumber, column: ColumnName, value: Nullable(Cell) }), {
      minItems: 1,
      maxItems: 1_000,
    }),
  }),
  response: ImportBatchView,
})

/** What is left out stays as it is. */
export const changeImport = endpoint('PATCH', '/platform/imports/:id', {
  access: 'imports.batch.manage',
  summary: 'Change mode, wave, options, matched columns or values for empty cells; the import is checked again',
  body: Body({
    version: Version,
    mode: Type.Optional(Choice(IMPORT_MODES)),
    wave: Type.Optional(Nullable(Wave)),
    options: Type.Optional(
      Type.Array(
        Body({
          name: Type.String({ pattern: '^[A-Za-z0-9_]+$', maxLength: 60 }),
          value: Type.String({ pattern: '^[A-Za-z0-9_]+$', maxLength: 60 }),
        }),
        { maxItems: 20 },
      ),
    ),
    columns: Type.Optional(
      Type.Array(Body({ position: Type.Integer({ minimum: 0, maximum: 500 }), column: Nullable(ColumnName) }), {
        maxItems: 100,
      }),
    ),
    /** '' takes a default back. */
    defaults: Type.Optional(Type.Array(Body({ column: ColumnName, value: Cell }), { maxItems: 100 })),
  }),
  response: ImportBatchView,
})

const Step = { version: Version, comment: Type.Optional(Text(2_000)) }

export const submitImport = endpoint('POST', '/platform/imports/:id/submit', {
  access: 'imports.batch.manage',
  summary: 'Send the plan for approval',
  status: 200,
  body: Body(Step),
  response: ImportBatchView,
})

export const returnImport = endpoint('POST', '/platform/imports/:id/return', {
  access: 'imports.batch.approve',
  summary: 'Return a plan for changes; a comment is required',
  status: 200,
  body: Body(Step),
  response: ImportBatchView,
})

export const approveImport = endpoint('POST', '/platform/imports/:id/approve', {
  access: 'imports.batch.approve',
  summary: 'Approve the plan with this hash, and run it; not by who prepared or submitted it',
  status: 200,
  body: Body({ ...Step, planHash: Hash }),
  response: ImportBatchView,
})

export const cancelImport = endpoint('POST', '/platform/imports/:id/cancel', {
  access: 'imports.batch.manage',
  summary: 'Cancel an import that has not run',
  status: 200,
  body: Body(Step),
  response: ImportBatchView,
})

export const undoImport = endpoint('POST', '/platform/imports/:id/undo', {
  access: 'imports.batch.approve',
  summary: 'Take back what an import did, as far as nobody has built on it; a comment is required',
  status: 200,
  body: Body(Step),
  response: ImportBatchView,
})

export const readAnnotatedImport = endpoint('GET', '/platform/imports/:id/annotated', {
  access: 'imports.batch.view',
  summary: 'The spreadsheet with verdict, outcome and errors beside each row, as XLSX',
  transfer: 'bytes',
  response: Type.Unknown(),
})

export const readImportFile = endpoint('GET', '/platform/imports/:id/file', {
  access: 'imports.batch.view',
  summary: 'The file as it was uploaded, as long as it is kept',
  transfer: 'bytes',
  response: Type.Unknown(),
})
