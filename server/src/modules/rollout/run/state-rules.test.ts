import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLACEMENT_STATES, type PlacementState } from '../rollout.contract.ts'
import { FACT_RULES, FACTS, type FactName, THREE_VALUES } from './facts.contract.ts'
import { type Facts, rankOf, reachedByFacts, type StateNow, stateByRule } from './state-rules.ts'

const factsWith = (...met: FactName[]) =>
  Object.fromEntries(FACTS.map((name) => [name, met.includes(name) ? 'yes' : 'no'])) as Facts
const scheduled: FactName[] = ['administrator', 'people', 'trainings_dated']
const byRule = (state: PlacementState): StateNow => ({ state, stateBy: 'rule', ruledThen: 'pending' })

const someFacts = fc.record(
  Object.fromEntries(FACTS.map((name) => [name, fc.constantFrom(...THREE_VALUES)])),
) as fc.Arbitrary<Facts>
const someState = fc.constantFrom(...PLACEMENT_STATES)
const standing: fc.Arbitrary<StateNow> = fc.record({
  ...{ state: someState, ruledThen: someState, stateBy: fc.constantFrom('rule' as const, 'person' as const) },
})

describe('facts lead', () => {
  it('as far as each next state has all of its facts', () => {
    expect(reachedByFacts('pending', factsWith('administrator', 'people'))).toBe('pending')
    expect(reachedByFacts('pending', factsWith(...scheduled))).toBe('training_scheduled')
    expect(reachedByFacts('pending', factsWith(...scheduled, 'access', 'first_sign_in'))).toBe('training_scheduled')
    expect(reachedByFacts('pending', factsWith(...scheduled, 'trained', 'access'))).toBe('training_complete')
    expect(reachedByFacts('pending', factsWith(...FACTS))).toBe('onboarding_complete')
  })

  it('on from what a person set, without the facts of the states before', () => {
    const said: StateNow = { state: 'training_complete', stateBy: 'person', ruledThen: 'training_complete' }
    expect(stateByRule(said, factsWith('access', 'first_sign_in'))).toBe('access_granted')
  })

  it('not by what is unknown', () => {
    const unknown = { ...factsWith(...FACTS), trained: 'unknown' } as Facts
    expect(reachedByFacts('pending', unknown)).toBe('training_scheduled')
  })

  it('not over what a person took back, until facts come that were not there then', () => {
    const back: StateNow = { state: 'pending', stateBy: 'person', ruledThen: 'training_scheduled' }
    expect(stateByRule(back, factsWith(...scheduled))).toBeNull()
    expect(stateByRule(back, factsWith(...scheduled, 'trained'))).toBe('training_complete')
  })

  it('and nowhere when nothing is new', () => {
    expect(stateByRule(byRule('onboarding_complete'), factsWith())).toBeNull()
    expect(stateByRule(byRule('training_scheduled'), factsWith(...scheduled))).toBeNull()
  })

  it('never back, whatever the facts and whoever set the state', () => {
    fc.assert(
      fc.property(standing, someFacts, (now, facts) => {
        const next = stateByRule(now, facts)
        if (next) expect(rankOf(next)).toBeGreaterThan(rankOf(now.state))
      }),
    )
  })

  it('no less far with more facts', () => {
    fc.assert(
      fc.property(someState, someFacts, fc.constantFrom(...FACTS), (from, facts, name) => {
        const more = { ...facts, [name]: 'yes' } as Facts
        expect(rankOf(reachedByFacts(from, more))).toBeGreaterThanOrEqual(rankOf(reachedByFacts(from, facts)))
      }),
    )
  })

  it('through facts of which each belongs to one state after the first', () => {
    for (const state of PLACEMENT_STATES.slice(1))
      expect(FACTS.some((name) => FACT_RULES[name].state === state)).toBe(true)
    expect(FACTS.some((name) => FACT_RULES[name].state === 'pending')).toBe(false)
  })
})
