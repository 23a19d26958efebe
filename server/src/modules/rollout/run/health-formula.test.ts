import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HealthFacts, healthOf } from './health-formula.ts'

const count = fc.option(fc.integer({ min: 0, max: 30 }))
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const facts: fc.Arbitrary<HealthFacts> = fc.record({
  ...{ overdueMilestones: count, criticalBlockers: count, highBlockers: count, completion: share, elapsed: share },
})
const well: HealthFacts = {
  ...{ overdueMilestones: 0, criticalBlockers: 0, highBlockers: 0, completion: 0.5, elapsed: 0.5 },
}

describe('health of a wave', () => {
  it('is 100 when nothing is late, and takes off what issue 5 says', () => {
    expect(healthOf(well)).toMatchObject({ score: 100, confidence: 100, missing: [] })
    expect(healthOf({ ...well, overdueMilestones: 2 }).score).toBe(80)
    expect(healthOf({ ...well, criticalBlockers: 1 }).score).toBe(80)
    expect(healthOf({ ...well, highBlockers: 3 }).score).toBe(70)
    expect(healthOf({ ...well, completion: 0, elapsed: 1 }).score).toBe(70)
    expect(healthOf({ ...well, completion: 0.25, elapsed: 0.5 }).score).toBe(92)
    expect(healthOf({ ...well, completion: 1, elapsed: 0 }).score).toBe(100)
  })

  it('names every part with its number', () => {
    const { parts } = healthOf({ ...well, overdueMilestones: 1, completion: 0.2, elapsed: 0.6 })
    expect(parts.map(({ words, points }) => `${words}: ${points}`)).toEqual([
      'Start: 100',
      '1 overdue milestone: -10',
      '0 open critical blockers: 0',
      '0 open high blockers: 0',
      '20% done, 60% of the time gone: -12',
    ])
  })

  it('lies between 0 and 100, and its parts sum to it', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { score, parts, confidence } = healthOf(some)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score)
        expect(parts.some(({ points }) => Object.is(points, -0))).toBe(false)
        expect(confidence).toBe(20 * Object.values(some).filter((value) => value !== null).length)
      }),
    )
  })

  it('never rises when something gets worse', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { score } = healthOf(some)
        for (const name of ['overdueMilestones', 'criticalBlockers', 'highBlockers'] as const)
          expect(healthOf({ ...some, [name]: (some[name] ?? 0) + 1 }).score).toBeLessThanOrEqual(score)
        if (some.completion !== null)
          expect(healthOf({ ...some, completion: some.completion / 2 }).score).toBeLessThanOrEqual(score)
      }),
    )
  })

  it('with missing data keeps the score, lowers the confidence and says what is missing', () => {
    const found = healthOf({ ...well, overdueMilestones: null, completion: null, elapsed: null })
    expect(found).toMatchObject({ score: 100, confidence: 40 })
    expect(found.missing).toEqual([
      'The wave has no milestones.',
      'No organization has a place in the wave.',
      'The wave has no working days.',
    ])
  })
})
