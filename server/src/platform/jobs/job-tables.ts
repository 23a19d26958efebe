// The table of pg-boss, for reading: one row a job, kept for thirty days after its end.
import { integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'
import { JOB_SCHEMA } from './prepare-jobs.ts'

export const queuedJobs = pgSchema(JOB_SCHEMA).table('job', {
  id: uuid('id').notNull(),
  queue: text('name').notNull(),
  state: text('state').notNull(),
  data: jsonb('data'),
  output: jsonb('output'),
  retryLimit: integer('retry_limit').notNull(),
  retryCount: integer('retry_count').notNull(),
  startAfter: instant('start_after').notNull(),
  createdOn: instant('created_on').notNull(),
  startedOn: instant('started_on'),
  completedOn: instant('completed_on'),
  keepUntil: instant('keep_until').notNull(),
})
