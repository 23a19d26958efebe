// The table of pg-boss, for reading: one row a job, kept for thirty days after its end.
import { integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { JOB_SCHEMA } from './prepare-jobs.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const queuedJobs = pgSchema(JOB_SCHEMA).table('job', {
  id: uuid('id').notNull(),
  queue: text('name').notNull(),
  state: text('state').notNull(),
  data: jsonb('data'),
  output: jsonb('output'),
  retryLimit: integer('retry_limit').notNull(),
  retryCount: integer('retry_count').notNull(),
  startAfter: at('start_after').notNull(),
  createdOn: at('created_on').notNull(),
  startedOn: at('started_on'),
  completedOn: at('completed_on'),
  keepUntil: at('keep_until').notNull(),
})
