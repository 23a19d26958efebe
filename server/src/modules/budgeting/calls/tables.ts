import { randomUUIDv7 } from 'node:crypto'
import { date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'

// Ceilings (`budget_ceiling`) are read and written by statements of their own: ceilings.ts, call-view.ts.

/** One step of a call, or one change of it after it was published. */
export interface CallStep {
  action: 'publish' | 'close' | 'reopen' | 'change'
  byId: string | null
  by: string
  at: string
  comment: string
}

export const budgetCalls = pgTable('budget_call', {
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  fiscalYear: integer('fiscal_year').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull().default(''),
  status: text('status').notNull().default('draft'),
  publishedAt: instant('published_at'),
  publishedBy: text('published_by'),
  closedAt: instant('closed_at'),
  steps: jsonb('steps').$type<CallStep[]>().notNull().default([]),
  ...written,
})

export const budgetCallDates = pgTable(
  'budget_call_date',
  {
    callId: uuid('call_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    date: date('date').notNull(),
    section: text('section').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.callId, table.position] })],
)

export const budgetCallForms = pgTable(
  'budget_call_form',
  {
    callId: uuid('call_id').notNull(),
    position: integer('position').notNull(),
    code: text('code').notNull(),
    title: text('title').notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.position] })],
)
