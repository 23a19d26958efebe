import { date, integer, jsonb, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import { pesos } from '../tables.ts'

/** What the year, quarter, box and so on of a report are. */
export const budgetReports = pgTable(
  'budget_report',
  {
    ...organizationKey,
    form: text('form').notNull(),
    year: integer('year').notNull(),
    quarter: smallint('quarter').notNull(),
    month: smallint('month').notNull().default(0),
    box: text('box').notNull().default(''),
    fundCluster: text('fund_cluster').notNull().default(''),
    class: text('class').notNull().default(''),
    revision: integer('revision').notNull(),
    /** A form as it was filled in; see `StoredSheet`. */
    sheet: jsonb('sheet').notNull(),
    hash: text('hash').notNull(),
    findings: jsonb('findings').notNull().default([]),
    generatedBy: uuid('generated_by'),
    generatedByName: text('generated_by_name').notNull(),
    generatedAt: instant('generated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const reportSignatures = pgTable(
  'budget_report_signature',
  {
    ...organizationKey,
    reportId: uuid('report_id').notNull(),
    part: text('part').notNull(),
    hash: text('hash').notNull(),
    personId: uuid('person_id').notNull(),
    name: text('name').notNull(),
    position: text('position').notNull().default(''),
    signedAt: instant('signed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const reportFilings = pgTable(
  'budget_report_filing',
  {
    ...organizationKey,
    reportId: uuid('report_id').notNull(),
    channel: text('channel').notNull(),
    filedOn: date('filed_on').notNull(),
    reference: text('reference').notNull(),
    fileId: uuid('file_id'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const disbursementPrograms = pgTable(
  'disbursement_program',
  {
    ...organizationKey,
    year: integer('year').notNull(),
    ppaId: uuid('ppa_id').notNull(),
    class: text('class').notNull(),
    months: numeric('months', { precision: 18, scale: 2 }).array().notNull(),
    taxRemittance: pesos('tax_remittance').notNull().default('0'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
