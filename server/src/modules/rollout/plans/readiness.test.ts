import { describe, expect, it } from 'vitest'
import { type ReadinessFacts, readinessOf } from './readiness.ts'

const nothing: ReadinessFacts = {
  ...{ administrators: 0, activeAdministrators: 0, people: 0, activePeople: 0, expectedPeople: 40 },
  ...{ trainingCompletion: null, plans: 0, programs: 0, postings: 0 },
}
const everything: ReadinessFacts = {
  ...{ administrators: 2, activeAdministrators: 1, people: 40, activePeople: 40, expectedPeople: 40 },
  ...{ trainingCompletion: 100, plans: 1, programs: 12, postings: 3 },
}
const points = (facts: Partial<ReadinessFacts>) =>
  readinessOf({ ...nothing, ...facts }).parts.map((part) => part.points)

describe('readiness', () => {
  it('is 100 with all facts, and every part shows its weight', () => {
    const { score, confidence, parts } = readinessOf(everything)
    expect({ score, confidence }).toEqual({ score: 100, confidence: 1 })
    expect(parts.map(({ weight }) => weight)).toEqual([20, 20, 30, 30])
  })

  it('takes what nobody knows from confidence, not from the score', () => {
    expect(readinessOf(nothing)).toMatchObject({ score: 0, confidence: 0.2 })
    const { score, confidence } = readinessOf({ ...everything, trainingCompletion: null })
    expect({ score, confidence }).toEqual({ score: 100, confidence: 0.7 })
  })

  it('counts a measured zero', () => {
    expect(readinessOf({ ...everything, trainingCompletion: 0 })).toMatchObject({ score: 70, confidence: 1 })
  })

  it('follows the formula in each part', () => {
    expect(points({ administrators: 1 })[0]).toBe(10)
    expect(points({ administrators: 1, activeAdministrators: 1 })[0]).toBe(20)
    expect(points({ people: 20, activePeople: 5 })[1]).toBe(7.5)
    expect(points({ people: 80, activePeople: 80 })[1]).toBe(20)
    expect(points({ people: 3, activePeople: 0, expectedPeople: 0 })[1]).toBe(10)
    expect(points({ trainingCompletion: 80 })[2]).toBe(24)
    expect(points({ programs: 4 })[3]).toBe(10)
    expect(points({ programs: 4, plans: 1, postings: 9 })[3]).toBe(30)
  })
})
