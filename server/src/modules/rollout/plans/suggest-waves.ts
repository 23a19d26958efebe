// A suggestion of waves without a page: for the command line.
import { type Caller, type Database, inPlatform, type PlatformScope } from '../../../platform/database/scope.ts'
import type { WaveProblem } from '../optimiser/problem.contract.ts'
import type { WaveOutcome, WaveProposal } from '../optimiser/proposal.contract.ts'
import { solveWaves } from '../optimiser/solve-waves.ts'
import { buildProblem, loadPlanningFacts } from './build-problem.ts'
import { loadPlan, pushState } from './plan-states.ts'
import type { PlanQuestion } from './plans.contract.ts'
import { firstQuestion, keepPlan, startPlan } from './plans.ts'
import { publishSavedPlan } from './publication.ts'

export interface Suggestion {
  /** Most organizations in a wave. */
  most: number
  /** Whether an even mix of kinds and sizes counts more than usual. */
  balanceTypes: boolean
  /** Null: the number of the day. */
  seed: number | null
  /** Also saves the suggestion as a plan and publishes it: its waves are then planned. */
  create: boolean
}

interface Asked {
  question: PlanQuestion
  problem: WaveProblem
}

/** What the optimiser suggests; `plan` is the number of the plan that was published, null when none was. */
export async function suggestWaves(
  { database, caller }: { database: Database; caller: Caller },
  suggestion: Suggestion,
): Promise<{ outcome: WaveOutcome; plan: number | null }> {
  const asked = await inPlatform(database, caller, (scope) => ask(scope, suggestion))
  const outcome = await solveWaves(asked.problem)
  if (!suggestion.create || outcome.status !== 'proposed') return { outcome, plan: null }
  const { proposal } = outcome
  return { outcome, plan: await inPlatform(database, caller, (scope) => publish(scope, asked, proposal)) }
}

async function ask(scope: PlatformScope, suggestion: Suggestion): Promise<Asked> {
  const facts = await loadPlanningFacts(scope)
  const question = adapted(await firstQuestion(scope, facts), facts.candidates.length, suggestion)
  return { question, problem: buildProblem(facts, question, null) }
}

/** How much more an even mix counts when it is asked for. */
const BALANCED = 3

/** As few waves as the size allows, one more where that helps, and none of them nearly empty. */
function adapted(question: PlanQuestion, count: number, { most, balanceTypes, seed }: Suggestion): PlanQuestion {
  const waves = Math.ceil(count / most)
  const { limits, weights } = question
  return {
    ...question,
    limits: {
      ...limits,
      most,
      least: Math.floor(count / (waves + 1)),
      wavesLeast: 1,
      wavesMost: Math.min(60, waves + 1),
    },
    weights: { ...weights, imbalance: weights.imbalance * (balanceTypes ? BALANCED : 1) },
    seed: seed ?? question.seed,
  }
}

async function publish(scope: PlatformScope, { question, problem }: Asked, proposal: WaveProposal): Promise<number> {
  const { id } = await startPlan(scope, { params: {}, query: {}, body: { name: 'Suggested waves', basedOn: null } })
  const params = { id }
  const { plan } = await loadPlan(scope, id)
  const { assignment, score, checks } = proposal
  const judgement = { feasible: checks.every(({ ok }) => ok), score, checks, violations: [] }
  const words = 'Suggested on the command line'
  await pushState(scope, plan, { words, question, problem, assignment, judgement, proposal })
  const body = { name: plan.name, note: '', version: plan.version + 1 }
  const saved = await keepPlan(scope, { params, query: {}, body })
  const published = await publishSavedPlan(scope, { params, query: {}, body: { version: saved.version } })
  return published.number
}
