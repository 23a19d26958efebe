import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

/** Answers of the readiness checklist that a person gave; without an organization for the whole wave. */
export const checks = pgTable('rollout_check', {
  organizationId: integer('organization_id'),
  id,
  waveId: uuid('wave_id').notNull(),
  item: text('item').notNull(),
  answer: text('answer').notNull(),
  note: text('note').notNull(),
  notedOn: date('noted_on').notNull(),
  notedBy: uuid('noted_by'),
  notedByName: text('noted_by_name').notNull(),
  ...written,
})

export const blockerNotes = pgTable('rollout_blocker_note', {
  id,
  blockerId: uuid('blocker_id').notNull(),
  comment: text('comment').notNull(),
  authorId: uuid('author_id'),
  authorName: text('author_name').notNull(),
  writtenAt: instant('written_at').notNull().default(sql`now()`),
})

/** What this part reads of organizations. */
export const organizationNames = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  isActive: boolean('is_active').notNull(),
})
