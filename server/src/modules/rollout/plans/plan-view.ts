// A plan as people see it.
import { desc, eq } from 'drizzle-orm'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { buildInstance } from '../optimiser/instance.ts'
import type { Assignment } from '../optimiser/problem.contract.ts'
import type { Move, WaveProposal } from '../optimiser/proposal.contract.ts'
import { nearlyInfeasible } from '../optimiser/room.ts'
import type { LaidWave } from '../schedule/lay-out-waves.ts'
import { layOut } from './plan-dates.ts'
import { type LoadedPlan, loadPlan } from './plan-states.ts'
import { plannedWaves, usedWaves } from './planned-waves.ts'
import type { PlanView, SolveView } from './plans.contract.ts'
import { planSolves, plans } from './tables.ts'

/** The plan of an id. Fails with rollout.plan.not_found. */
export async function getPlan(scope: PlatformScope, { params }: { params: { id: string } }): Promise<PlanView> {
  // Before the plan: whoever reads that a call has ended also reads what came of it.
  const solve = await newestSolve(scope, params.id)
  const loaded = await loadPlan(scope, params.id)
  const { plan, state, before } = loaded
  const laid = await datesOf(scope, loaded)
  const { question, problem, assignment, judgement, proposal } = state
  const canPrepare = scope.actor.permissions.has('rollout.plan.prepare')
  const refusal = await refusalOf(scope, loaded, laid)
  return {
    ...headOf(plan),
    basedOn: plan.basedOn ? await nameOf(scope, plan.basedOn) : null,
    question,
    ...{ organizations: problem.organizations, done: problem.done, firstWave: problem.firstWave },
    prerequisites: problem.prerequisites,
    waves: plannedWaves({ problem, question, assignment, laid, spare: plan.status === 'draft' }),
    score: judgement?.score ?? null,
    feasible: judgement?.feasible ?? null,
    checks: judgement?.checks ?? [],
    violations: judgement?.violations ?? [],
    proposal: proposal && shownProposal(proposal),
    moved: movesBetween(before?.assignment ?? null, assignment, proposal),
    scoreBefore: before?.judgement?.score.total ?? null,
    words: state.words,
    nearlyInfeasible: proposal ? proposal.nearlyInfeasible : tightness(state),
    undo: plan.status === 'draft' && before ? state.words : null,
    redo: plan.status === 'draft' ? loaded.redo : null,
    solve,
    canEdit: canPrepare && plan.status === 'draft',
    canPublish: scope.actor.permissions.has('rollout.plan.publish') && refusal === null,
    publishRefusal: refusal,
  }
}

type PlanRow = LoadedPlan['plan']

/** Asked again after a step by hand; of a plan that breaks rules there are other things to say. */
function tightness({ problem, judgement }: LoadedPlan['state']): string | null {
  return judgement?.feasible ? nearlyInfeasible(buildInstance(problem)) : null
}

function headOf(plan: PlanRow) {
  const { id, number, name, note, status, statusReason, version } = plan
  const { preparedByName, savedAt, publishedAt, publishedByName } = plan
  return {
    ...{ id, number, name, note, statusReason, version, preparedByName, savedAt, publishedAt, publishedByName },
    status: status as PlanView['status'],
  }
}

async function nameOf(scope: PlatformScope, id: string) {
  const [plan] = await scope.db
    .select({ id: plans.id, number: plans.number, name: plans.name })
    .from(plans)
    .where(eq(plans.id, id))
  return plan ?? null
}

/** Days of the waves that the plan uses, in order. */
export function datesOf(scope: PlatformScope, { state }: LoadedPlan): Promise<LaidWave[]> {
  const count = usedWaves(state.assignment).length
  if (count === 0) return Promise.resolve([])
  return layOut(scope, { schedule: state.question.schedule, count, parallel: state.question.limits.parallelWaves })
}

/** Why the plan cannot be published now, in words; null when it can. What others changed since is asked at publication. */
async function refusalOf(scope: PlatformScope, { plan, state }: LoadedPlan, laid: readonly LaidWave[]) {
  if (plan.status === 'draft') return 'Save the draft first: a published plan stays as it is.'
  if (plan.status !== 'saved') return `This plan is ${plan.status}.`
  if (!state.judgement?.feasible) return 'The plan breaks its rules.'
  const first = laid[0]
  const now = today(scope.clock.now())
  if (first && first.startsOn < now)
    return `Its first wave would start on ${formatDate(first.startsOn)}, which is over.`
  return null
}

function shownProposal({ bound, baselines, placements, wishes, facts }: WaveProposal): PlanView['proposal'] {
  const shown = baselines.map(({ name, title, words, waves, score, violations }) => ({
    ...{ name, title, words, waves, score, violations },
  }))
  return { bound, baselines: shown, placements, wishes, facts }
}

/** Who stands in another wave than in the state before. */
function movesBetween(before: Assignment | null, now: Assignment | null, proposal: WaveProposal | null): Move[] {
  if (!before || !now) return []
  const words = new Map((proposal?.moved ?? []).map((move) => [move.code, move.words]))
  return Object.entries(now)
    .flatMap(([code, to]) => {
      const from = before[code]
      if (from === undefined || from === to) return []
      return { code, from, to, words: words.get(code) ?? `${code} moved from wave ${from} to wave ${to}` }
    })
    .sort((a, b) => a.to - b.to || a.code.localeCompare(b.code))
}

async function newestSolve(scope: PlatformScope, planId: string): Promise<SolveView | null> {
  const [solve] = await scope.db
    .select()
    .from(planSolves)
    .where(eq(planSolves.planId, planId))
    .orderBy(desc(planSolves.createdAt), desc(planSolves.id))
    .limit(1)
  return solve ? solveView(solve) : null
}

/** A call of the optimiser with what it answered, when that is no proposal. */
export function solveView(solve: typeof planSolves.$inferSelect): SolveView {
  const { id, words, planVersion, state, phase, done, best, seconds, question, outcome, askedByName, createdAt } = solve
  return {
    ...{ id, words, planVersion, phase, done, best, seconds, question, askedByName, createdAt },
    state: state as SolveView['state'],
    conflict: outcome?.status === 'infeasible' ? outcome.conflict : null,
    mistakes: outcome?.status === 'invalid' ? outcome.mistakes : [],
    message: messageOf(state as SolveView['state'], outcome),
  }
}

function messageOf(state: SolveView['state'], outcome: typeof planSolves.$inferSelect.outcome): string {
  if (outcome?.status === 'undecided') return outcome.words
  if (outcome?.status === 'infeasible') return outcome.conflict.words
  if (outcome?.status === 'invalid') return outcome.mistakes.map(({ words }) => words).join(' ')
  return MESSAGES[state] ?? ''
}

const MESSAGES: Partial<Record<SolveView['state'], string>> = {
  outdated: 'The plan was changed while the optimiser worked, so its proposal was not taken over. Ask again.',
  cancelled: 'Stopped. The plan is as it was.',
  failed: 'The optimiser ended unexpectedly. The plan is as it was; ask again.',
}
