import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../database/columns.ts'
import type { CellProblem, Effect } from './define-import.ts'
import {
  type CauseView,
  IMPORT_MODES,
  IMPORT_STATES,
  OUTCOMES,
  type Outcome,
  VERDICTS,
  type Verdict,
} from './imports.contract.ts'
import type { ReadingProblem } from './read-rows.ts'

/** A column of the file, and the declared one that it was taken for. */
export interface FileColumn {
  header: string
  column: string | null
  byHand: boolean
  duplicateOf: string | null
}

/** What somebody did with a batch. */
export interface BatchStep {
  action: 'uploaded' | 'changed' | 'fixed' | 'submit' | 'return' | 'approve' | 'cancel' | 'undo'
  byId: string | null
  by: string
  at: string
  comment: string
}

const now = sql`now()`

export const importBatches = pgTable('import_batch', {
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  mediaType: text('media_type').notNull(),
  size: integer('size').notNull(),
  sha256: text('sha256').notNull(),
  fileKey: text('file_key'),
  state: text('state', { enum: IMPORT_STATES }).notNull().default('checking'),
  mode: text('mode', { enum: IMPORT_MODES }).notNull().default('row_by_row'),
  options: jsonb('options').$type<Record<string, string>>().notNull().default({}),
  columns: jsonb('columns').$type<FileColumn[]>().notNull().default([]),
  headerRow: integer('header_row'),
  defaults: jsonb('defaults').$type<Record<string, string>>().notNull().default({}),
  notes: jsonb('notes').$type<string[]>().notNull().default([]),
  rowCount: integer('row_count').notNull().default(0),
  counts: jsonb('counts').$type<Record<Verdict, number>>(),
  outcomes: jsonb('outcomes').$type<Record<Outcome, number>>(),
  causes: jsonb('causes').$type<CauseView[]>().notNull().default([]),
  planHash: text('plan_hash'),
  message: text('message').notNull().default(''),
  attempts: integer('attempts').notNull().default(0),
  wave: integer('wave'),
  steps: jsonb('steps').$type<BatchStep[]>().notNull().default([]),
  createdBy: uuid('created_by'),
  submittedBy: uuid('submitted_by'),
  submittedAt: instant('submitted_at'),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  undoneBy: uuid('undone_by'),
  undoneAt: instant('undone_at'),
  ...written,
})
export type Batch = typeof importBatches.$inferSelect

export const importRows = pgTable(
  'import_row',
  {
    batchId: uuid('batch_id').notNull(),
    number: integer('number').notNull(),
    given: jsonb('given').$type<string[]>().notNull(),
    reading: jsonb('reading').$type<ReadingProblem[]>().notNull().default([]),
    fixed: jsonb('fixed').$type<Record<string, string>>().notNull().default({}),
    verdict: text('verdict', { enum: ['waiting', ...VERDICTS] })
      .notNull()
      .default('waiting'),
    errors: jsonb('errors').$type<CellProblem[]>().notNull().default([]),
    warnings: jsonb('warnings').$type<CellProblem[]>().notNull().default([]),
    effects: jsonb('effects').$type<Effect[]>().notNull().default([]),
    outcome: text('outcome', { enum: OUTCOMES }),
    outcomeReason: text('outcome_reason').notNull().default(''),
    recordId: uuid('record_id'),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.number] })],
)

export const importProgress = pgTable('import_progress', {
  batchId: uuid('batch_id').primaryKey(),
  step: text('step').notNull(),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull().default(0),
  updatedAt: instant('updated_at').notNull().default(now),
})

/** What an import shows of the people who had a hand in it. */
export const persons = pgTable('person', { id: uuid('id').notNull(), name: text('name').notNull() })
