import { boolean, date, integer, jsonb, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import { pesos } from '../tables.ts'
import type { CheckedRow } from './ppa-imports.contract.ts'
import type { PpaRecord } from './ppa-record.ts'

const count = (name: string) => numeric(name, { precision: 18, scale: 4 })

export const performanceIndicators = pgTable(
  'performance_indicator',
  {
    ...organizationKey,
    ppaId: uuid('ppa_id').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    unit: text('unit').notNull().default(''),
    aggregation: text('aggregation').notNull().default('sum'),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
    isActive: boolean('is_active').notNull().default(true),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const physicalTargets = pgTable(
  'physical_target',
  {
    ...organizationKey,
    indicatorId: uuid('indicator_id').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    q1: count('q1'),
    q2: count('q2'),
    q3: count('q3'),
    q4: count('q4'),
    reason: text('reason').notNull().default(''),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const accomplishments = pgTable(
  'accomplishment',
  {
    ...organizationKey,
    indicatorId: uuid('indicator_id').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    quarter: smallint('quarter').notNull(),
    value: count('value').notNull(),
    remark: text('remark').notNull().default(''),
    evidenceFileId: uuid('evidence_file_id'),
    authorId: uuid('author_id').notNull(),
    authorName: text('author_name').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const workItems = pgTable(
  'work_item',
  {
    ...organizationKey,
    ppaId: uuid('ppa_id').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    estimatedCost: pesos('estimated_cost').notNull().default('0'),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    status: text('status').notNull().default('planned'),
    progress: smallint('progress').notNull().default(0),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ppaImports = pgTable(
  'ppa_import',
  {
    ...organizationKey,
    fileId: uuid('file_id').notNull(),
    fileName: text('file_name').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    settings: jsonb('settings').$type<Record<string, string>>().notNull().default({}),
    records: jsonb('records').$type<{ records: PpaRecord[]; notes: string[] }>().notNull(),
    verdicts: jsonb('verdicts').$type<CheckedRow[]>().notNull(),
    state: text('state').notNull().default('checked'),
    postsMoney: boolean('posts_money').notNull(),
    appropriated: pesos('appropriated').notNull().default('0'),
    preparers: uuid('preparers').array().notNull(),
    checkedBy: text('checked_by').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
