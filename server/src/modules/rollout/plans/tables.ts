import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, date, doublePrecision, integer, jsonb, numeric, pgTable, real, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import type { Assignment, WaveProblem } from '../optimiser/problem.contract.ts'
import type { Judgement, WaveOutcome, WaveProposal } from '../optimiser/proposal.contract.ts'
import type { PlanQuestion } from './plans.contract.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())
const createdAt = instant('created_at').notNull().default(sql`now()`)

export const profiles = pgTable('rollout_profile', {
  ...organizationKey,
  size: text('size').notNull(),
  expectedPeople: integer('expected_people').notNull(),
  trainees: integer('trainees').notNull(),
  cluster: text('cluster').notNull().default(''),
  place: text('place').notNull().default(''),
  foundation: text('foundation').notNull().default(''),
  takesPart: boolean('takes_part').notNull().default(true),
  source: text('source').notNull(),
  ...written,
})

export const ties = pgTable('rollout_tie', {
  id,
  aId: integer('a_id').notNull(),
  bId: integer('b_id').notNull(),
  weight: numeric('weight', { precision: 5, scale: 2 }).notNull(),
  why: text('why').notNull(),
  ...written,
})

export const prerequisites = pgTable('rollout_prerequisite', {
  id,
  laterId: integer('later_id').notNull(),
  needsId: integer('needs_id').notNull(),
  why: text('why').notNull(),
  ...written,
})

export const planSettings = pgTable('rollout_plan_setting', {
  id,
  least: integer('least').notNull(),
  most: integer('most').notNull(),
  wavesLeast: integer('waves_least').notNull(),
  wavesMost: integer('waves_most').notNull(),
  parallelWaves: integer('parallel_waves').notNull(),
  parallelOrganizations: integer('parallel_organizations'),
  parallelPeople: integer('parallel_people'),
  trainers: integer('trainers'),
  seatsPerTrainer: integer('seats_per_trainer'),
  people: integer('people'),
  waveDays: integer('wave_days').notNull(),
  gapDays: integer('gap_days').notNull(),
  startsOn: date('starts_on'),
  office: text('office').notNull(),
  ...written,
})

export const plans = pgTable('rollout_plan', {
  id,
  number: integer('number').notNull(),
  name: text('name').notNull(),
  note: text('note').notNull().default(''),
  status: text('status').notNull().default('draft'),
  statusReason: text('status_reason').notNull().default(''),
  position: integer('position').notNull().default(1),
  basedOn: uuid('based_on'),
  preparedBy: uuid('prepared_by'),
  preparedByName: text('prepared_by_name').notNull(),
  savedAt: instant('saved_at'),
  publishedAt: instant('published_at'),
  publishedBy: uuid('published_by'),
  publishedByName: text('published_by_name').notNull().default(''),
  ...written,
})

export const planStates = pgTable('rollout_plan_state', {
  id,
  planId: uuid('plan_id').notNull(),
  position: integer('position').notNull(),
  words: text('words').notNull(),
  madeByName: text('made_by_name').notNull(),
  question: jsonb('question').$type<PlanQuestion>().notNull(),
  problem: jsonb('problem').$type<WaveProblem>().notNull(),
  assignment: jsonb('assignment').$type<Assignment>(),
  judgement: jsonb('judgement').$type<Judgement>(),
  proposal: jsonb('proposal').$type<WaveProposal>(),
  createdAt,
})

export const planSolves = pgTable('rollout_plan_solve', {
  id,
  planId: uuid('plan_id').notNull(),
  planVersion: integer('plan_version').notNull(),
  words: text('words').notNull(),
  question: jsonb('question').$type<PlanQuestion>().notNull(),
  problem: jsonb('problem').$type<WaveProblem>().notNull(),
  state: text('state').notNull().default('waiting'),
  phase: text('phase').notNull().default(''),
  done: real('done').notNull().default(0),
  best: doublePrecision('best'),
  seconds: real('seconds').notNull().default(0),
  cancelAsked: boolean('cancel_asked').notNull().default(false),
  outcome: jsonb('outcome').$type<WaveOutcome>(),
  askedBy: uuid('asked_by'),
  askedByName: text('asked_by_name').notNull(),
  createdAt,
  endedAt: instant('ended_at'),
})

export const planWaves = pgTable('rollout_plan_wave', {
  id,
  planId: uuid('plan_id').notNull(),
  waveId: uuid('wave_id').notNull(),
  effect: text('effect').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on').notNull(),
  organizations: text('organizations').array().notNull(),
  createdAt,
})

/** The organizations themselves, as planning reads them; they belong to their own module. */
export const knownOrganizations = pgTable('organization', {
  id: integer('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
})
