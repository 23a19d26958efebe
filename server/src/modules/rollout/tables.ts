import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../platform/database/columns.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

export const waves = pgTable('rollout_wave', {
  id,
  number: integer('number').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  status: text('status').notNull().default('planned'),
  statusReason: text('status_reason').notNull().default(''),
  maxOrganizations: integer('max_organizations').notNull().default(10),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on').notNull(),
  baselineStartsOn: date('baseline_starts_on').notNull(),
  baselineEndsOn: date('baseline_ends_on').notNull(),
  startedOn: date('started_on'),
  endedOn: date('ended_on'),
  pausedOn: date('paused_on'),
  pausedDays: integer('paused_days').notNull().default(0),
  ...written,
})

export const placements = pgTable('rollout_placement', {
  ...organizationKey,
  waveId: uuid('wave_id').notNull(),
  state: text('state').notNull().default('pending'),
  stateBy: text('state_by').notNull().default('rule'),
  stateByName: text('state_by_name').notNull().default(''),
  stateReason: text('state_reason').notNull().default(''),
  stateSince: instant('state_since').notNull().default(sql`now()`),
  ruledThen: text('ruled_then').notNull().default('pending'),
  wentLiveOn: date('went_live_on'),
  leftOn: date('left_on'),
  leftReason: text('left_reason').notNull().default(''),
  ...written,
})

export const milestones = pgTable('rollout_milestone', {
  id,
  waveId: uuid('wave_id').notNull(),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  dueOn: date('due_on').notNull(),
  baselineOn: date('baseline_on').notNull(),
  status: text('status').notNull().default('open'),
  doneOn: date('done_on'),
  ownerId: uuid('owner_id'),
  evidence: text('evidence').notNull().default(''),
  note: text('note').notNull().default(''),
  sequence: integer('sequence').notNull().default(0),
  ...written,
})

export const coordinators = pgTable('rollout_coordinator', {
  waveId: uuid('wave_id').notNull(),
  part: text('part').notNull(),
  id,
  personId: uuid('person_id').notNull(),
  createdAt: instant('created_at').notNull().default(sql`now()`),
})

export const blockers = pgTable('rollout_blocker', {
  organizationId: integer('organization_id'),
  id,
  waveId: uuid('wave_id').notNull(),
  milestoneId: uuid('milestone_id'),
  severity: text('severity').notNull(),
  title: text('title').notNull(),
  detail: text('detail').notNull().default(''),
  ownerId: uuid('owner_id'),
  openedBy: uuid('opened_by'),
  openedByName: text('opened_by_name').notNull(),
  openedAt: instant('opened_at').notNull().default(sql`now()`),
  escalatedAt: instant('escalated_at'),
  resolvedAt: instant('resolved_at'),
  resolution: text('resolution').notNull().default(''),
  ...written,
})
