// Where facts lead. Pure, so that every combination can be tested.
import { PLACEMENT_STATES, type PlacementState } from '../rollout.contract.ts'
import { FACT_RULES, FACTS, type FactName, type ThreeValued } from './facts.contract.ts'

/** What is known of an organization; `unknown` is never met. */
export type Facts = Readonly<Record<FactName, ThreeValued>>

export interface StateNow {
  state: PlacementState
  /** Where the facts alone led when a person set the state; of no meaning while the state is BMMS's own. */
  ruledThen: PlacementState
  stateBy: 'rule' | 'person'
}

export function rankOf(state: PlacementState): number {
  return PLACEMENT_STATES.indexOf(state)
}

/** The furthest state that facts lead to from a state: each next one needs all of its own facts. Never an earlier one. */
export function reachedByFacts(from: PlacementState, facts: Facts): PlacementState {
  const next = PLACEMENT_STATES[rankOf(from) + 1]
  if (!next || !FACTS.every((name) => FACT_RULES[name].state !== next || facts[name] === 'yes')) return from
  return reachedByFacts(next, facts)
}

/**
 * The state that BMMS sets now, or null when it leaves it. It never sets an earlier one; and where a person set the state,
 * only facts that came since move it: else what somebody took back would return by itself.
 */
export function stateByRule({ state, stateBy, ruledThen }: StateNow, facts: Facts): PlacementState | null {
  const reached = reachedByFacts(state, facts)
  const known = stateBy === 'person' ? Math.max(rankOf(state), rankOf(ruledThen)) : rankOf(state)
  return rankOf(reached) > known ? reached : null
}
