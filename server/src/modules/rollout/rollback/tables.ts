import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'
import type { RollbackState, RowCounts, RowFinding } from './rollback.contract.ts'

/** What somebody did with a rollback. */
export interface RollbackStep {
  action: string
  byId: string | null
  by: string
  at: string
  comment: string
}

export const rollbacks = pgTable('rollout_rollback', {
  organizationId: integer('organization_id').notNull(),
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
  waveId: uuid('wave_id'),
  kind: text('kind').$type<'restore' | 'undo'>().notNull(),
  moment: instant('moment').notNull(),
  undoesId: uuid('undoes_id'),
  reason: text('reason').notNull(),
  state: text('state').$type<RollbackState>().notNull().default('checking'),
  needsSecondPerson: boolean('needs_second_person').notNull().default(true),
  counts: jsonb('counts').$type<RowCounts[]>(),
  conflicts: jsonb('conflicts').$type<RowFinding[]>().notNull().default([]),
  notes: jsonb('notes').$type<RowFinding[]>().notNull().default([]),
  checkedMark: text('checked_mark'),
  rehearsalMs: integer('rehearsal_ms'),
  archiveKey: text('archive_key'),
  archiveSha256: text('archive_sha256'),
  archiveSize: integer('archive_size'),
  archiveRows: integer('archive_rows'),
  archiveMark: text('archive_mark'),
  archivedAt: instant('archived_at'),
  message: text('message').notNull().default(''),
  attempts: integer('attempts').notNull().default(0),
  preparedBy: uuid('prepared_by'),
  preparedByName: text('prepared_by_name').notNull(),
  preparedAt: instant('prepared_at').notNull().default(sql`now()`),
  decidedBy: uuid('decided_by'),
  decidedByName: text('decided_by_name'),
  decidedAt: instant('decided_at'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  steps: jsonb('steps').$type<RollbackStep[]>().notNull().default([]),
  ...written,
})
export type Rollback = typeof rollbacks.$inferSelect

export const rollbackProgress = pgTable('rollout_rollback_progress', {
  rollbackId: uuid('rollback_id').primaryKey(),
  step: text('step').notNull(),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull().default(0),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
})
