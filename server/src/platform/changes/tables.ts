import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The change log; written by trigger only. */
export const changes = pgTable('change', {
  id: bigint('id', { mode: 'number' }).notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
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
