import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'
import type { CompletionContent } from './completion.contract.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

export const lessons = pgTable('rollout_lesson', {
  id,
  waveId: uuid('wave_id'),
  kind: text('kind').notNull(),
  lesson: text('lesson').notNull(),
  action: text('action').notNull().default(''),
  saidBy: uuid('said_by'),
  saidByName: text('said_by_name').notNull(),
  saidAt: instant('said_at').notNull().default(sql`now()`),
})

export const completions = pgTable('rollout_completion', {
  id,
  number: integer('number').notNull().generatedAlwaysAsIdentity(),
  madeBy: uuid('made_by'),
  madeByName: text('made_by_name').notNull(),
  madeAt: instant('made_at').notNull(),
  content: jsonb('content').$type<CompletionContent>().notNull(),
  sha256: text('sha256').notNull(),
})
