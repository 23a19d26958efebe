import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import { pesos } from '../tables.ts'

const created = { createdAt: instant('created_at').notNull().default(sql`now()`) }

export const obligationRequests = pgTable(
  'obligation_request',
  {
    ...organizationKey,
    form: text('form').notNull(),
    fundCluster: text('fund_cluster').notNull(),
    fundingSource: text('funding_source').notNull(),
    class: text('class').notNull(),
    requestedOn: date('requested_on').notNull(),
    payee: text('payee').notNull(),
    office: text('office').notNull(),
    address: text('address').notNull().default(''),
    responsibilityCenter: text('responsibility_center').notNull().default(''),
    particulars: text('particulars').notNull(),
    cafNumber: text('caf_number').notNull().default(''),
    status: text('status').notNull().default('draft'),
    preparers: uuid('preparers').array().notNull(),
    preparedBy: text('prepared_by').notNull(),
    requestedBy: uuid('requested_by'),
    requestedByName: text('requested_by_name'),
    requestedAt: instant('requested_at'),
    certifiedBy: uuid('certified_by'),
    certifiedByName: text('certified_by_name'),
    certifiedAt: instant('certified_at'),
    obligatedBy: uuid('obligated_by'),
    obligatedByName: text('obligated_by_name'),
    obligatedAt: instant('obligated_at'),
    obligatedOn: date('obligated_on'),
    number: text('number'),
    postingId: uuid('posting_id'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const obligationLines = pgTable(
  'obligation_line',
  {
    ...organizationKey,
    requestId: uuid('request_id').notNull(),
    line: integer('line').notNull(),
    accountId: uuid('account_id').notNull(),
    class: text('class').notNull(),
    objectCode: text('object_code').notNull(),
    location: text('location'),
    amount: pesos('amount').notNull(),
    /** The original obligation entry, once it is posted. */
    entryId: uuid('entry_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const payables = pgTable(
  'payable',
  {
    ...organizationKey,
    requestId: uuid('request_id').notNull(),
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    acceptanceReference: text('acceptance_reference').notNull(),
    acceptedOn: date('accepted_on').notNull(),
    recordedOn: date('recorded_on').notNull(),
    particulars: text('particulars').notNull(),
    advanceReason: text('advance_reason').notNull().default(''),
    status: text('status').notNull(),
    postingId: uuid('posting_id'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const payableLines = pgTable(
  'payable_line',
  {
    ...organizationKey,
    payableId: uuid('payable_id').notNull(),
    lineId: uuid('line_id').notNull(),
    amount: pesos('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const payments = pgTable(
  'payment',
  {
    ...organizationKey,
    payableId: uuid('payable_id').notNull(),
    voucherNumber: text('voucher_number').notNull(),
    mode: text('mode').notNull(),
    instrumentNumber: text('instrument_number').notNull().default(''),
    traNumber: text('tra_number').notNull().default(''),
    paidOn: date('paid_on').notNull(),
    postingId: uuid('posting_id').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    paidBy: uuid('paid_by').notNull(),
    paidByName: text('paid_by_name').notNull(),
    ...created,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const liquidations = pgTable(
  'liquidation',
  {
    ...organizationKey,
    payableId: uuid('payable_id').notNull(),
    reportNumber: text('report_number').notNull(),
    liquidatedOn: date('liquidated_on').notNull(),
    refundReference: text('refund_reference').notNull().default(''),
    postingId: uuid('posting_id').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    ...created,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ledgerCorrections = pgTable(
  'ledger_correction',
  {
    ...organizationKey,
    kind: text('kind').notNull(),
    requestId: uuid('request_id'),
    reversedId: uuid('reversed_id'),
    foundOn: date('found_on').notNull(),
    reason: text('reason').notNull(),
    status: text('status').notNull(),
    number: text('number'),
    postingId: uuid('posting_id'),
    preparers: uuid('preparers').array().notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    preparedByName: text('prepared_by_name').notNull(),
    decidedBy: uuid('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const ledgerCorrectionLines = pgTable(
  'ledger_correction_line',
  {
    ...organizationKey,
    correctionId: uuid('correction_id').notNull(),
    lineId: uuid('line_id').notNull(),
    movement: text('movement').notNull(),
    amount: pesos('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const disbursementAuthorities = pgTable(
  'disbursement_authority',
  {
    ...organizationKey,
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    fundCluster: text('fund_cluster').notNull(),
    receivedOn: date('received_on').notNull(),
    validUntil: date('valid_until'),
    amount: pesos('amount').notNull(),
    remarks: text('remarks').notNull().default(''),
    isCancelled: boolean('is_cancelled').notNull().default(false),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
