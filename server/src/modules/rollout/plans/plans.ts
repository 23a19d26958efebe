// Plan versions: started, listed, named, saved and put aside.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { DEFAULT_WEIGHTS } from '../optimiser/problem.contract.ts'
import { loadPlanningFacts, type PlanningFacts, withoutThePast } from './build-problem.ts'
import { fail } from './errors.ts'
import { judgedState } from './judged-state.ts'
import { firstFreeDay } from './plan-dates.ts'
import { getPlanSettings } from './plan-settings.ts'
import { loadPlan, lockDraft, lockPlan, type PlanState, writePlan } from './plan-states.ts'
import { getPlan } from './plan-view.ts'
import type {
  createPlan,
  discardPlan,
  listPlans,
  PlanQuestion,
  PlanSummary,
  PlanView,
  renamePlan,
  savePlan,
} from './plans.contract.ts'
import { planStates, plans } from './tables.ts'

const plansList = defineList({
  columns: {
    id: plans.id,
    number: plans.number,
    name: plans.name,
    status: sql<PlanSummary['status']>`${plans.status}`,
    score: sql<number | null>`(${planStates.judgement} #>> '{score,total}')::float8`,
    feasible: sql<boolean | null>`(${planStates.judgement} ->> 'feasible')::boolean`,
    waves: sql<number | null>`case when ${planStates.assignment} is not null then (
      select count(distinct each.value)::int from jsonb_each_text(${planStates.assignment}) as each) end`,
    organizations: sql<number | null>`case when ${planStates.assignment} is not null then (
      select count(*)::int from jsonb_object_keys(${planStates.assignment})) end`,
    preparedByName: plans.preparedByName,
    savedAt: plans.savedAt,
    publishedAt: plans.publishedAt,
    updatedAt: plans.updatedAt,
  },
  from: sql`${plans} join ${planStates} on ${planStates.planId} = ${plans.id} and ${planStates.position} = ${plans.position}`,
  sortable: { number: plans.number, name: plans.name, status: plans.status, updatedAt: plans.updatedAt },
  sort: '-number',
  tieBreaker: plans.id,
})

export function findPlans(scope: PlatformScope, { query }: Input<typeof listPlans>): Promise<Output<typeof listPlans>> {
  const where = and(
    query.status ? eq(plans.status, query.status) : undefined,
    query.q ? or(ilike(plans.name, contains(query.q)), ilike(plans.note, contains(query.q))) : undefined,
  )
  return plansList(scope.db, query, where)
}

/** Starts a draft. Fails with rollout.plan.nobody_waits, or rollout.plan.not_found for the plan that it is based on. */
export async function startPlan(scope: PlatformScope, { body }: Input<typeof createPlan>): Promise<PlanView> {
  const base = body.basedOn === null ? null : (await loadPlan(scope, body.basedOn)).state
  const facts = await loadPlanningFacts(scope)
  const question = base ? await continued(scope, facts, base) : await firstQuestion(scope, facts)
  const words = base ? 'Started from another plan, with the facts of today' : 'Started from the settings'
  const assignment = base?.assignment ?? null
  const [plan] = await scope.db
    .insert(plans)
    .values({
      number: sql<number>`(select coalesce(max(number), 0) + 1 from rollout_plan)` as unknown as number,
      name: body.name,
      basedOn: body.basedOn,
      preparedBy: scope.actor.id === '' ? null : scope.actor.id,
      preparedByName: scope.actor.name,
    })
    .returning({ id: plans.id })
  const id = plan?.id ?? ''
  const state = judgedState(facts, { words, question, assignment, previous: assignment })
  await scope.db.insert(planStates).values({ ...state, planId: id, position: 1, madeByName: scope.actor.name })
  return getPlan(scope, { params: { id } })
}

/** Limits and dates of the settings; the pilot has taught what an early mix would teach. */
export async function firstQuestion(scope: PlatformScope, facts: PlanningFacts): Promise<PlanQuestion> {
  const { limits, waveDays, gapDays, startsOn } = await getPlanSettings(scope)
  const first = await firstFreeDay(scope, { startsOn, gapDays, parallelWaves: limits.parallelWaves })
  return {
    ...{ limits, exceptions: [], weights: DEFAULT_WEIGHTS, names: [] },
    wishes: { pins: [], bans: [], together: [], apart: [] },
    earlyWaves: facts.done.length > 0 ? 0 : 1,
    seed: seedOf(scope),
    schedule: { startsOn: first, waveDays, gapDays },
  }
}

/** The question of the older plan; waves do not start in the past. */
async function continued(scope: PlatformScope, facts: PlanningFacts, { question, problem }: PlanState) {
  const { schedule, limits } = question
  const hasMoved = problem.firstWave !== facts.firstWave || schedule.startsOn < today(scope.clock.now())
  const startsOn = hasMoved
    ? await firstFreeDay(scope, { ...schedule, parallelWaves: limits.parallelWaves })
    : schedule.startsOn
  return withoutThePast(facts, { ...question, schedule: { ...schedule, startsOn } })
}

/** A number that says on which day the plan began; anybody can choose another one. */
function seedOf(scope: PlatformScope): number {
  const { year, month, day } = parseDate(today(scope.clock.now()))
  return year * 10_000 + month * 100 + day
}

export async function callPlan(scope: PlatformScope, { params, body }: Input<typeof renamePlan>): Promise<PlanView> {
  const { version, ...words } = body
  await lockPlan(scope, params.id, version)
  await writePlan(scope, params.id, words)
  return getPlan(scope, { params })
}

/** Freezes a draft. Fails with rollout.plan.nothing_proposed. */
export async function keepPlan(scope: PlatformScope, { params, body }: Input<typeof savePlan>): Promise<PlanView> {
  const { version, ...words } = body
  const { state } = await lockDraft(scope, params.id, version)
  if (!state.assignment) fail('rollout.plan.nothing_proposed')
  await writePlan(scope, params.id, { ...words, status: 'saved', savedAt: scope.clock.now().toString() })
  return getPlan(scope, { params })
}

/** Puts a draft or saved version aside. Fails with rollout.plan.frozen for one that was published. */
export async function dropPlan(scope: PlatformScope, { params, body }: Input<typeof discardPlan>): Promise<PlanView> {
  const { plan } = await lockPlan(scope, params.id, body.version)
  const { status, number } = plan
  if (status !== 'draft' && status !== 'saved') fail('rollout.plan.frozen', { number, status })
  await writePlan(scope, params.id, { status: 'discarded', statusReason: body.reason })
  return getPlan(scope, { params })
}
