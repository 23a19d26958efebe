import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'

/** The change log; written by trigger only. */
export const changes = pgTable('change', {
  id: bigint('id', { mode: 'number' }).notNull(),
  at: instant('at').notNull(),
  organizationId: integer('organization_id'),
  table: text('table_name').notNull(),
  rowId: text('row_id').notNull(),
  action: text('action').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name'),
  requestId: text('request_id'),
  before: jsonb('before').$type<Record<string, unknown> | null>(),
  after: jsonb('after').$type<Record<string, unknown> | null>(),
})
