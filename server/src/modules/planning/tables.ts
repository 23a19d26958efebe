import { sql } from 'drizzle-orm'
import { date, integer, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../platform/database/columns.ts'

const approval = {
  preparers: uuid('preparers').array().notNull(),
  preparedBy: text('prepared_by').notNull(),
  submittedAt: instant('submitted_at'),
  submittedBy: text('submitted_by'),
  decidedAt: instant('decided_at'),
  decidedBy: text('decided_by'),
}
const measured = {
  unit: text('unit').notNull().default(''),
  baselineValue: numeric('baseline_value', { precision: 18, scale: 4 }).notNull().default('0'),
  targetValue: numeric('target_value', { precision: 18, scale: 4 }).notNull(),
  currentValue: numeric('current_value', { precision: 18, scale: 4 }).notNull().default('0'),
  /** Percent, computed by the database. */
  completion: numeric('completion', { precision: 5, scale: 1 }).generatedAlwaysAs('').notNull(),
  position: integer('position').notNull().default(0),
}

export const strategicPlans = pgTable(
  'strategic_plan',
  {
    ...organizationKey,
    title: text('title').notNull(),
    vision: text('vision').notNull(),
    mission: text('mission').notNull(),
    startYear: integer('start_year').notNull(),
    endYear: integer('end_year').notNull(),
    status: text('status').notNull().default('draft'),
    revision: integer('revision').notNull().default(1),
    amendsId: uuid('amends_id'),
    ...approval,
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const strategicGoals = pgTable(
  'strategic_goal',
  {
    ...organizationKey,
    planId: uuid('plan_id').notNull(),
    amendsId: uuid('amends_id'),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    metric: text('metric').notNull(),
    ...measured,
    priority: text('priority').notNull().default('medium'),
    status: text('status').notNull().default('not_started'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const annualWorkPlans = pgTable(
  'annual_work_plan',
  {
    ...organizationKey,
    planId: uuid('plan_id').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    year: integer('year').notNull(),
    budgetTotal: numeric('budget_total', { precision: 18, scale: 2 }),
    status: text('status').notNull().default('draft'),
    ...approval,
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const objectives = pgTable(
  'objective',
  {
    ...organizationKey,
    planId: uuid('plan_id').notNull(),
    annualWorkPlanId: uuid('annual_work_plan_id').notNull(),
    goalId: uuid('goal_id'),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    indicator: text('indicator').notNull(),
    ...measured,
    targetDate: date('target_date').notNull(),
    status: text('status').notNull().default('not_started'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const progressEntries = pgTable(
  'progress_entry',
  {
    ...organizationKey,
    goalId: uuid('goal_id'),
    objectiveId: uuid('objective_id'),
    asOf: date('as_of').notNull(),
    value: numeric('value', { precision: 18, scale: 4 }).notNull(),
    note: text('note').notNull().default(''),
    evidenceFileId: uuid('evidence_file_id'),
    authorId: uuid('author_id').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
