// A plan is a row of states, one for each step; the plan points to the one that counts.
import { and, asc, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { fail } from './errors.ts'
import { PLAN_STATUS_WORDS, type PlanSummary } from './plans.contract.ts'
import { planStates, plans } from './tables.ts'

export type PlanRow = typeof plans.$inferSelect
export type PlanState = typeof planStates.$inferSelect
export type NewState = Omit<typeof planStates.$inferInsert, 'planId' | 'position' | 'madeByName' | 'id'>

/** Steps that can be undone; older ones are forgotten. */
const KEPT_STATES = 60

/** A plan with the state that counts and the one before it. */
export interface LoadedPlan {
  plan: PlanRow
  state: PlanState
  before: PlanState | null
  /** Words of the step that could be done again. */
  redo: string | null
}

/** Fails with rollout.plan.not_found. */
export async function loadPlan(scope: PlatformScope, id: string): Promise<LoadedPlan> {
  const [plan] = await scope.db.select().from(plans).where(eq(plans.id, id))
  return withStates(scope, plan ?? fail('rollout.plan.not_found'))
}

/** The plan, locked until the transaction ends; refuses a version that is no longer the newest. */
export async function lockPlan(scope: PlatformScope, id: string, version: number): Promise<LoadedPlan> {
  const [plan] = await scope.db.select().from(plans).where(eq(plans.id, id)).for('update')
  if (!plan) return fail('rollout.plan.not_found')
  if (plan.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: plan } })
  return withStates(scope, plan)
}

/** As `lockPlan`, and only a draft. Fails with rollout.plan.frozen. */
export async function lockDraft(scope: PlatformScope, id: string, version: number): Promise<LoadedPlan> {
  const loaded = await lockPlan(scope, id, version)
  const { status, number } = loaded.plan
  if (status !== 'draft') fail('rollout.plan.frozen', { number, status: statusWord(status) })
  return loaded
}

function statusWord(status: string): string {
  return PLAN_STATUS_WORDS[status as PlanSummary['status']].toLowerCase()
}

async function withStates(scope: PlatformScope, plan: PlanRow): Promise<LoadedPlan> {
  const rows = await scope.db
    .select()
    .from(planStates)
    .where(and(eq(planStates.planId, plan.id), inArray(planStates.position, [plan.position - 1, plan.position])))
    .orderBy(desc(planStates.position))
  const state = rows.find(({ position }) => position === plan.position)
  if (!state) throw new Error(`plan ${plan.id} has no state ${plan.position}`)
  const before = rows.find(({ position }) => position === plan.position - 1) ?? null
  const [next] = await scope.db
    .select({ words: planStates.words })
    .from(planStates)
    .where(and(eq(planStates.planId, plan.id), gt(planStates.position, plan.position)))
    .orderBy(asc(planStates.position))
    .limit(1)
  return { plan, state, before, redo: next?.words ?? null }
}

/** Adds a state as the one that counts; what was undone before is forgotten. */
export async function pushState(scope: PlatformScope, plan: PlanRow, state: NewState, by?: string): Promise<void> {
  const position = plan.position + 1
  await scope.db.delete(planStates).where(and(eq(planStates.planId, plan.id), gt(planStates.position, plan.position)))
  await scope.db
    .delete(planStates)
    .where(and(eq(planStates.planId, plan.id), lte(planStates.position, position - KEPT_STATES)))
  await scope.db.insert(planStates).values({ ...state, planId: plan.id, position, madeByName: by ?? scope.actor.name })
  await writePlan(scope, plan.id, { position })
}

/** Writes what changed as a new version of the plan. */
export async function writePlan(
  scope: PlatformScope,
  id: string,
  change: Partial<typeof plans.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(plans)
    .set({ ...change, version: sql`${plans.version} + 1`, updatedAt: sql`now()` })
    .where(eq(plans.id, id))
}
