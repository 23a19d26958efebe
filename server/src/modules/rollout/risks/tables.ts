import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { date, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

export const risks = pgTable('rollout_risk', {
  id,
  number: integer('number').notNull().generatedAlwaysAsIdentity(),
  title: text('title').notNull(),
  description: text('description').notNull().default(''),
  category: text('category').notNull(),
  probability: smallint('probability').notNull(),
  impact: smallint('impact').notNull(),
  mitigation: text('mitigation').notNull().default(''),
  contingency: text('contingency').notNull().default(''),
  ownerId: uuid('owner_id'),
  waveId: uuid('wave_id'),
  status: text('status').notNull().default('open'),
  statusReason: text('status_reason').notNull().default(''),
  reviewOn: date('review_on'),
  ...written,
})

export const riskReviews = pgTable('rollout_risk_review', {
  id,
  riskId: uuid('risk_id').notNull(),
  reviewedOn: date('reviewed_on').notNull(),
  probability: smallint('probability').notNull(),
  impact: smallint('impact').notNull(),
  note: text('note').notNull(),
  reviewedBy: uuid('reviewed_by'),
  reviewedByName: text('reviewed_by_name').notNull(),
  createdAt: instant('created_at').notNull().default(sql`now()`),
})
