import { randomUUIDv7 } from 'node:crypto'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'
import type { Finding } from './finding.contract.ts'
import type { GateContent } from './gate-content.ts'
import type { GateCriterion } from './verdicts.contract.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())
/** Of a sign-off; null for the gate of a wave. */
const organizationId = integer('organization_id')

export const gates = pgTable('rollout_gate', {
  organizationId,
  id,
  number: integer('number').notNull().generatedAlwaysAsIdentity(),
  waveId: uuid('wave_id'),
  status: text('status').notNull().default('open'),
  criteria: jsonb('criteria').$type<GateCriterion[]>().notNull(),
  criteriaReason: text('criteria_reason').notNull().default(''),
  openedBy: uuid('opened_by'),
  openedByName: text('opened_by_name').notNull(),
  openedReason: text('opened_reason').notNull(),
  supersedesId: uuid('supersedes_id'),
  content: jsonb('content').$type<GateContent>(),
  sha256: text('sha256'),
  decision: text('decision'),
  decidedAt: instant('decided_at'),
  ...written,
})

export const gateEvaluations = pgTable('rollout_gate_evaluation', {
  organizationId,
  id,
  gateId: uuid('gate_id').notNull(),
  overall: text('overall').notNull(),
  findings: jsonb('findings').$type<Finding[]>().notNull(),
  evaluatedBy: uuid('evaluated_by'),
  evaluatedByName: text('evaluated_by_name').notNull(),
  evaluatedAt: instant('evaluated_at').notNull(),
})

export const gateSteps = pgTable('rollout_gate_step', {
  organizationId,
  id,
  gateId: uuid('gate_id').notNull(),
  action: text('action').notNull(),
  comment: text('comment').notNull().default(''),
  sha256: text('sha256'),
  personId: uuid('person_id').notNull(),
  personName: text('person_name').notNull(),
  at: instant('at').notNull(),
})

export const gateConditions = pgTable('rollout_gate_condition', {
  organizationId,
  id,
  gateId: uuid('gate_id').notNull(),
  number: integer('number').notNull(),
  criterion: text('criterion'),
  title: text('title').notNull(),
  ownerId: uuid('owner_id').notNull(),
  ownerName: text('owner_name').notNull(),
  dueOn: date('due_on').notNull(),
  closedAt: instant('closed_at'),
  closedBy: uuid('closed_by'),
  closedByName: text('closed_by_name').notNull().default(''),
  evidence: text('evidence').notNull().default(''),
  remindedOn: date('reminded_on'),
  blockerId: uuid('blocker_id'),
  ...written,
})
