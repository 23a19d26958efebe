import { describe, expect, it } from 'vitest'
import type { PlanQuestion } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { addPair, ban, pin, unpin, wishesOf, wishOfDemand, wishWords, withoutWish } from './question-edits.ts'

const question = {
  wishes: { pins: [{ code: 'OCM', wave: 2 }], bans: [{ code: 'OCM', wave: 3 }], together: [], apart: [] },
} as unknown as PlanQuestion

describe('wishes of a plan', () => {
  it('pin an organization once, and drop the ban that says otherwise', () => {
    expect(pin(question, 'OCM', 3).wishes).toMatchObject({ pins: [{ code: 'OCM', wave: 3 }], bans: [] })
    expect(unpin(question, 'OCM').wishes.pins).toEqual([])
    expect(ban(question, 'OCM', 2).wishes).toMatchObject({ pins: [], bans: [{ wave: 3 }, { wave: 2 }] })
  })

  it('keep a pair once, whichever is named first', () => {
    const once = addPair(addPair(question, 'together', 'A', 'B'), 'together', 'B', 'A')
    expect(once.wishes.together).toHaveLength(1)
    expect(withoutWish(once, { kind: 'together', codes: ['A', 'B'], wave: null }).wishes.together).toEqual([])
  })

  it('are read as words, and found again from a clash', () => {
    expect(wishesOf(question).map(wishWords)).toEqual(['OCM in wave 2', 'OCM not in wave 3'])
    const demand = { rule: 'pin' as const, codes: ['OCM'], wave: 2, words: '' }
    expect(wishOfDemand(question, demand)).toMatchObject({ kind: 'pin', wave: 2 })
    expect(wishOfDemand(question, { ...demand, rule: 'most' })).toBeUndefined()
  })
})
