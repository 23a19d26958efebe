// Steps of a draft that people take by hand: limits and wishes, moves, the order of waves, undo and redo.
import { and, eq } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { Assignment, WaveProblem } from '../optimiser/problem.contract.ts'
import { loadPlanningFacts } from './build-problem.ts'
import { fail } from './errors.ts'
import { judgedState } from './judged-state.ts'
import { lockDraft, pushState, writePlan } from './plan-states.ts'
import { getPlan } from './plan-view.ts'
import type { askPlan, moveInPlan, PlanView, reorderWaves, stepPlan } from './plans.contract.ts'
import { changeWords } from './question-words.ts'
import { planStates } from './tables.ts'

/** Takes over limits, wishes, weights, dates and names; the waves stay, and are judged by the new rules. */
export async function changeQuestion(scope: PlatformScope, { params, body }: Input<typeof askPlan>): Promise<PlanView> {
  const { plan, state } = await lockDraft(scope, params.id, body.version)
  const facts = await loadPlanningFacts(scope)
  const { assignment, problem } = state
  const words = changeWords(state.question, body.question)
  const judged = judgedState(facts, { words, question: body.question, assignment, previous: problem.previous })
  await pushState(scope, plan, judged)
  return getPlan(scope, { params })
}

/** Puts organizations into other waves; nobody else moves. What the plan breaks then is listed, not refused. */
export async function moveByHand(scope: PlatformScope, { params, body }: Input<typeof moveInPlan>): Promise<PlanView> {
  const { plan, state } = await lockDraft(scope, params.id, body.version)
  const facts = await loadPlanningFacts(scope)
  const { problem, question } = state
  const strangers = body.moves.filter(({ code }) => !facts.candidates.some((one) => one.code === code))
  if (strangers.length > 0) fail('rollout.plan.not_waiting', { codes: strangers.map(({ code }) => code).join(', ') })
  for (const { wave } of body.moves) requireWave(problem, wave)
  const assignment = { ...state.assignment, ...Object.fromEntries(body.moves.map(({ code, wave }) => [code, wave])) }
  const judged = judgedState(facts, {
    words: moveWords(body.moves),
    question,
    assignment,
    previous: state.assignment ?? problem.previous,
  })
  await pushState(scope, plan, judged)
  return getPlan(scope, { params })
}

function moveWords(moves: readonly { code: string; wave: number }[]): string {
  const [first] = moves
  if (moves.length === 1 && first) return `${first.code} to wave ${first.wave} by hand`
  return `${moves.length} organizations moved by hand`
}

function requireWave({ firstWave, limits }: WaveProblem, wave: number): void {
  const last = Math.min(99, firstWave + limits.wavesMost + 20)
  if (wave < firstWave || wave > last) fail('rollout.plan.wave_outside', { wave, first: firstWave, last })
}

/** Exchanges two waves with all that is in them. Fails with rollout.plan.order_breaks_prerequisite, which names who. */
export async function exchangeWaves(
  scope: PlatformScope,
  { params, body }: Input<typeof reorderWaves>,
): Promise<PlanView> {
  const { plan, state } = await lockDraft(scope, params.id, body.version)
  const { wave, to } = body
  if (!state.assignment) return fail('rollout.plan.nothing_proposed')
  for (const one of [wave, to]) requireWave(state.problem, one)
  const facts = await loadPlanningFacts(scope)
  const other = (one: number) => (one === wave ? to : one === to ? wave : one)
  const assignment = Object.fromEntries(Object.entries(state.assignment).map(([code, one]) => [code, other(one)]))
  const breaks = brokenBy(facts.prerequisites, assignment)
  if (breaks.length > 0)
    fail('rollout.plan.order_breaks_prerequisite', { wave, to, breaks: breaks.slice(0, 10).join('; ') })
  const { question } = state
  const words = `Waves ${wave} and ${to} exchanged`
  const pins = question.wishes.pins.map((pin) => ({ ...pin, wave: other(pin.wave) }))
  const names = question.names.map((name) => ({ ...name, wave: other(name.wave) }))
  const asked = { ...question, names, wishes: { ...question.wishes, pins } }
  await pushState(scope, plan, judgedState(facts, { words, question: asked, assignment, previous: state.assignment }))
  return getPlan(scope, { params })
}

/** Prerequisites that an assignment does not keep, in words. */
function brokenBy(prerequisites: WaveProblem['prerequisites'], assignment: Assignment): string[] {
  return prerequisites.flatMap(({ code, needs }) => {
    const [own, theirs] = [assignment[code], assignment[needs]]
    if (own === undefined || theirs === undefined || own > theirs) return []
    return `${code} needs ${needs} in a wave before its own`
  })
}

/** Undoes or redoes a step. Fails with rollout.plan.nothing_to_step. */
export async function stepThrough(scope: PlatformScope, { params, body }: Input<typeof stepPlan>): Promise<PlanView> {
  const { plan } = await lockDraft(scope, params.id, body.version)
  const position = plan.position + (body.step === 'undo' ? -1 : 1)
  const [state] = await scope.db
    .select({ id: planStates.id })
    .from(planStates)
    .where(and(eq(planStates.planId, plan.id), eq(planStates.position, position)))
  if (!state) fail('rollout.plan.nothing_to_step', { step: body.step })
  await writePlan(scope, plan.id, { position })
  return getPlan(scope, { params })
}
