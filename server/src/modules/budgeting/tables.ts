import { sql } from 'drizzle-orm'
import { boolean, date, integer, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../platform/database/columns.ts'

/** Exact pesos and centavos; text in and out. */
export const pesos = (name: string) => numeric(name, { precision: 18, scale: 2 })

export const fundClusters = pgTable('fund_cluster', { code: text('code').primaryKey(), name: text('name').notNull() })

export const uacsObjects = pgTable('uacs_object', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  class: text('class').notNull(),
  level: text('level').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  deactivatedOn: date('deactivated_on'),
  source: text('source').notNull().default(''),
  ...written,
})

export const fundingSources = pgTable('funding_source', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  fundCluster: text('fund_cluster').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  ...written,
})

export const uacsSegments = pgTable(
  'uacs_segment',
  {
    edition: text('edition').notNull(),
    codeKind: text('code_kind').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    length: integer('length').notNull(),
    effectiveFrom: date('effective_from').notNull(),
    effectiveTo: date('effective_to'),
    isConfirmed: boolean('is_confirmed').notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.edition, table.codeKind, table.position] })],
)

export const appropriationActs = pgTable('appropriation_act', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  kind: text('kind').notNull(),
  effectiveOn: date('effective_on').notNull(),
  source: text('source').notNull(),
  isConfirmed: boolean('is_confirmed').notNull().default(false),
  correctionReason: text('correction_reason').notNull().default(''),
  ...written,
})

export const appropriationValidities = pgTable(
  'appropriation_validity',
  {
    actId: uuid('act_id').notNull(),
    class: text('class').notNull(),
    obligateUntil: date('obligate_until').notNull(),
    payUntil: date('pay_until').notNull(),
    source: text('source').notNull(),
    isConfirmed: boolean('is_confirmed').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.actId, table.class] })],
)

export const ppas = pgTable(
  'ppa',
  {
    ...organizationKey,
    code: text('code').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    costStructure: text('cost_structure').notNull(),
    parentId: uuid('parent_id'),
    description: text('description').notNull().default(''),
    outcome: text('outcome').notNull().default(''),
    implementingUnit: text('implementing_unit').notNull().default(''),
    location: text('location'),
    tags: text('tags').array().notNull().default([]),
    bdpLink: text('bdp_link').notNull().default(''),
    bdipLink: text('bdip_link').notNull().default(''),
    goalId: uuid('goal_id'),
    specialProvisions: text('special_provisions').notNull().default(''),
    isActive: boolean('is_active').notNull().default(true),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ledgerAccounts = pgTable(
  'ledger_account',
  {
    ...organizationKey,
    actId: uuid('act_id').notNull(),
    fundCluster: text('fund_cluster').notNull(),
    fundingSource: text('funding_source').notNull(),
    ppaId: uuid('ppa_id').notNull(),
    class: text('class').notNull(),
    block: text('block').notNull().default('agency_specific'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ledgerPostings = pgTable(
  'ledger_posting',
  {
    ...organizationKey,
    kind: text('kind').notNull(),
    seriesYear: integer('series_year').notNull(),
    number: text('number').notNull(),
    postedOn: date('posted_on').notNull(),
    particulars: text('particulars').notNull(),
    payee: text('payee').notNull().default(''),
    subject: text('subject').notNull().default(''),
    subjectId: uuid('subject_id'),
    reversesId: uuid('reverses_id'),
    /** Null for appropriations that the operator of the server imported. */
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    postedAt: instant('posted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ledgerEntries = pgTable(
  'ledger_entry',
  {
    ...organizationKey,
    postingId: uuid('posting_id').notNull(),
    postedOn: date('posted_on').notNull(),
    line: integer('line').notNull(),
    accountId: uuid('account_id').notNull(),
    class: text('class').notNull(),
    stage: text('stage').notNull(),
    movement: text('movement').notNull(),
    objectCode: text('object_code'),
    location: text('location'),
    amount: pesos('amount').notNull(),
    /** The amount with its sign; computed by the database, as are year and quarter. */
    effect: pesos('effect').notNull().generatedAlwaysAs(''),
    year: smallint('year').notNull().generatedAlwaysAs(sql``),
    quarter: smallint('quarter').notNull().generatedAlwaysAs(sql``),
    obligationId: uuid('obligation_id'),
    obligatedYear: smallint('obligated_year').notNull().default(0),
    reversesId: uuid('reverses_id'),
    mode: text('mode'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

/** Sums of entries, written by the database alone. */
export const ledgerBalances = pgTable('ledger_balance', {
  organizationId: integer('organization_id').notNull(),
  accountId: uuid('account_id').notNull(),
  year: smallint('year').notNull(),
  quarter: smallint('quarter').notNull(),
  stage: text('stage').notNull(),
  movement: text('movement').notNull(),
  objectCode: text('object_code').notNull(),
  obligatedYear: smallint('obligated_year').notNull(),
  total: numeric('total', { precision: 20, scale: 2 }).notNull(),
  entries: integer('entries').notNull(),
  lastOn: date('last_on').notNull(),
})

export const numberSeries = pgTable(
  'number_series',
  {
    ...organizationKey,
    series: text('series').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
