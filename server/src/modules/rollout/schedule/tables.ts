import { randomUUIDv7 } from 'node:crypto'
import { date, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'
import type { Forbidden } from './blackout-rules.contract.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

export const blackouts = pgTable('rollout_blackout', {
  id,
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on').notNull(),
  forbids: text('forbids').array().$type<Forbidden[]>().notNull().default([]),
  source: text('source').notNull().default(''),
  ...written,
})

/** Secret addresses of the schedule; the secret itself is known to its person alone. */
export const calendarFeeds = pgTable('rollout_calendar_feed', {
  id,
  personId: uuid('person_id').notNull(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull(),
  lastFetchedOn: date('last_fetched_on'),
  revokedAt: instant('revoked_at'),
  ...written,
})
