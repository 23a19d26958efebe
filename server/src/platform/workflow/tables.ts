import { sql } from 'drizzle-orm'
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey } from '../database/columns.ts'

/** Steps of all workflows, and the comments between them. */
export const workflowSteps = pgTable(
  'workflow_step',
  {
    ...organizationKey,
    subject: text('subject').notNull(),
    subjectId: uuid('subject_id').notNull(),
    action: text('action').notNull(),
    fromStatus: text('from_status').notNull(),
    toStatus: text('to_status').notNull(),
    comment: text('comment').notNull().default(''),
    actorId: uuid('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
