import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import { pesos } from '../tables.ts'

/** Appropriations, allotment releases and modifications: what they have in common stands here, what differs in `kind`. */
export const budgetDocuments = pgTable(
  'budget_document',
  {
    ...organizationKey,
    kind: text('kind').notNull(),
    family: text('family').notNull().generatedAlwaysAs(sql``),
    actId: uuid('act_id').notNull(),
    fundCluster: text('fund_cluster').notNull(),
    fundingSource: text('funding_source').notNull(),
    block: text('block').notNull(),
    number: text('number'),
    datedOn: date('dated_on').notNull(),
    seriesYear: integer('series_year').notNull().generatedAlwaysAs(sql``),
    quarter: smallint('quarter'),
    legalBasis: text('legal_basis').notNull().default(''),
    particulars: text('particulars').notNull(),
    moves: text('moves'),
    ground: text('ground'),
    declaredBy: text('declared_by'),
    declaredOn: date('declared_on'),
    declaration: text('declaration').notNull().default(''),
    approver: text('approver'),
    status: text('status').notNull().default('draft'),
    postingId: uuid('posting_id'),
    preparers: uuid('preparers').array().notNull(),
    preparedBy: text('prepared_by').notNull(),
    submittedAt: instant('submitted_at'),
    submittedBy: text('submitted_by'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const budgetDocumentLines = pgTable(
  'budget_document_line',
  {
    ...organizationKey,
    documentId: uuid('document_id').notNull(),
    kind: text('kind').notNull(),
    line: integer('line').notNull(),
    side: text('side').notNull().default('to'),
    ppaId: uuid('ppa_id').notNull(),
    class: text('class').notNull(),
    objectCode: text('object_code'),
    amount: pesos('amount').notNull(),
    specialRelease: boolean('special_release').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
