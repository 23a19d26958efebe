import { integer, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import { pesos } from '../tables.ts'

export const budgetProposals = pgTable(
  'budget_proposal',
  {
    ...organizationKey,
    callId: uuid('call_id').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    status: text('status').notNull().default('draft'),
    preparers: uuid('preparers').array().notNull(),
    preparedBy: text('prepared_by').notNull(),
    submittedAt: instant('submitted_at'),
    submittedBy: text('submitted_by'),
    endorsedAt: instant('endorsed_at'),
    endorsedBy: text('endorsed_by'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalPpas = pgTable(
  'proposal_ppa',
  {
    ...organizationKey,
    proposalId: uuid('proposal_id').notNull(),
    ppaId: uuid('ppa_id').notNull(),
    priority: integer('priority').notNull(),
    category: text('category').notNull().default('ongoing'),
    goalId: uuid('goal_id'),
    outcome: text('outcome').notNull().default(''),
    justification: text('justification').notNull().default(''),
    expectedOutcome: text('expected_outcome').notNull().default(''),
    bdpLink: text('bdp_link').notNull().default(''),
    bdipLink: text('bdip_link').notNull().default(''),
    genderAmount: pesos('gender_amount'),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalObjectives = pgTable(
  'proposal_objective',
  {
    ...organizationKey,
    proposalPpaId: uuid('proposal_ppa_id').notNull(),
    objectiveId: uuid('objective_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

const quantity = (name: string) => numeric(name, { precision: 18, scale: 4 })

export const proposalIndicators = pgTable(
  'proposal_indicator',
  {
    ...organizationKey,
    proposalPpaId: uuid('proposal_ppa_id').notNull(),
    position: integer('position').notNull(),
    level: text('level').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull().default(''),
    baseline: quantity('baseline'),
    target: quantity('target').notNull(),
    targetNext: quantity('target_next'),
    targetAfter: quantity('target_after'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalComparatives = pgTable(
  'proposal_comparative',
  {
    ...organizationKey,
    proposalPpaId: uuid('proposal_ppa_id').notNull(),
    class: text('class').notNull(),
    previousActual: pesos('previous_actual').notNull(),
    currentAppropriation: pesos('current_appropriation').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalLines = pgTable(
  'proposal_line',
  {
    ...organizationKey,
    proposalId: uuid('proposal_id').notNull(),
    proposalPpaId: uuid('proposal_ppa_id').notNull(),
    objectCode: text('object_code').notNull(),
    class: text('class').notNull(),
    description: text('description').notNull(),
    quantity: numeric('quantity', { precision: 12, scale: 4 }).notNull(),
    unit: text('unit').notNull(),
    unitCost: pesos('unit_cost').notNull(),
    /** Quantity times unit cost, computed by the database. */
    amount: numeric('amount', { precision: 30, scale: 2 }).notNull().generatedAlwaysAs(''),
    q1: pesos('q1'),
    q2: pesos('q2'),
    q3: pesos('q3'),
    q4: pesos('q4'),
    location: text('location'),
    approvedAmount: pesos('approved_amount'),
    reviewNote: text('review_note').notNull().default(''),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalLineComments = pgTable(
  'proposal_line_comment',
  {
    ...organizationKey,
    lineId: uuid('line_id').notNull(),
    comment: text('comment').notNull(),
    authorId: uuid('author_id').notNull(),
    authorName: text('author_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const proposalAttachments = pgTable(
  'proposal_attachment',
  {
    ...organizationKey,
    proposalId: uuid('proposal_id').notNull(),
    kind: text('kind').notNull(),
    fileId: uuid('file_id').notNull(),
    note: text('note').notNull().default(''),
    addedByName: text('added_by_name').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)
