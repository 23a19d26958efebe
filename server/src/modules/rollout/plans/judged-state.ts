// A state of a plan that people made by hand: judged by the rules and the score, without the optimiser.
import { scoreAssignment } from '../optimiser/judge.ts'
import type { Assignment } from '../optimiser/problem.contract.ts'
import { buildProblem, type PlanningFacts } from './build-problem.ts'
import { requireStartInRange } from './plan-dates.ts'
import type { NewState } from './plan-states.ts'
import type { PlanQuestion } from './plans.contract.ts'

interface Made {
  words: string
  question: PlanQuestion
  assignment: Assignment | null
  /** The assignment that moves are counted against. */
  previous: Assignment | null
}

/** Fails with rollout.plan.limits_order, rollout.plan.not_waiting or rollout.wave.start_out_of_range. */
export function judgedState(facts: PlanningFacts, { words, question, assignment, previous }: Made): NewState {
  requireStartInRange(question.schedule.startsOn)
  const problem = buildProblem(facts, question, previous)
  const kept = assignment && withinPlan(facts, assignment)
  const judgement = kept && scoreAssignment(problem, kept)
  return { words, question, problem, assignment: kept, judgement, proposal: null }
}

/** An assignment without organizations that wait no longer, and without waves that have begun. */
export function withinPlan({ candidates, firstWave }: PlanningFacts, assignment: Assignment): Assignment {
  const waiting = new Set(candidates.map(({ code }) => code))
  return Object.fromEntries(Object.entries(assignment).filter(([code, wave]) => waiting.has(code) && wave >= firstWave))
}
