// Calls of the optimiser for a plan: asked for, looked at, stopped. The work itself is a job.
import { and, eq, isNull } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { buildProblem, loadPlanningFacts } from './build-problem.ts'
import { fail } from './errors.ts'
import { withinPlan } from './judged-state.ts'
import { requireStartInRange } from './plan-dates.ts'
import { lockDraft } from './plan-states.ts'
import { solveView } from './plan-view.ts'
import type { cancelSolve, readSolve, SolveView, solvePlan } from './plans.contract.ts'
import { solveWords } from './question-words.ts'
import { planSolves } from './tables.ts'

/** Name of the job that works a call off. */
export const SOLVE_JOB = 'rollout.solve-plan'

/** Puts a call into the queue; one that still runs for this plan is stopped. The plan changes only with a proposal. */
export async function askOptimiser(
  scope: PlatformScope,
  { params, body }: Input<typeof solvePlan>,
): Promise<SolveView> {
  const { question, keep, version } = body
  const { plan, state } = await lockDraft(scope, params.id, version)
  requireStartInRange(question.schedule.startsOn)
  const facts = await loadPlanningFacts(scope)
  const previous = keep && state.assignment ? withinPlan(facts, state.assignment) : null
  const problem = buildProblem(facts, question, previous)
  await stopCalls(scope, plan.id)
  const [solve] = await scope.db
    .insert(planSolves)
    .values({
      ...{ planId: plan.id, planVersion: plan.version, question, problem },
      words: solveWords(state.question, question, previous !== null),
      askedBy: scope.actor.id === '' ? null : scope.actor.id,
      askedByName: scope.actor.name,
    })
    .returning()
  if (!solve) return fail('rollout.plan.solve_not_found')
  await scope.enqueue(SOLVE_JOB, { solve: solve.id })
  return solveView(solve)
}

async function stopCalls(scope: PlatformScope, planId: string): Promise<void> {
  await scope.db
    .update(planSolves)
    .set({ state: 'cancelled', cancelAsked: true, endedAt: scope.clock.now().toString() })
    .where(and(eq(planSolves.planId, planId), isNull(planSolves.endedAt)))
}

/** Fails with rollout.plan.solve_not_found. */
export async function getSolve(
  scope: PlatformScope,
  { params }: Pick<Input<typeof readSolve>, 'params'>,
): Promise<SolveView> {
  const [solve] = await scope.db
    .select()
    .from(planSolves)
    .where(and(eq(planSolves.id, params.solve), eq(planSolves.planId, params.id)))
  return solveView(solve ?? fail('rollout.plan.solve_not_found'))
}

/** Stops a call; one that has ended stays as it ended. */
export async function stopSolve(
  scope: PlatformScope,
  { params }: Pick<Input<typeof cancelSolve>, 'params'>,
): Promise<SolveView> {
  const { state } = await getSolve(scope, { params })
  if (state === 'waiting' || state === 'running') await stopCalls(scope, params.id)
  return getSolve(scope, { params })
}
