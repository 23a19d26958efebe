import { expect, it } from 'vitest'
import { sampleProblem } from '../../../testing/wave-problems.ts'
import { assignmentOf } from './conflict.ts'
import { explainAssignment } from './explain.ts'
import { buildInstance } from './instance.ts'
import { scoreAssignment } from './judge.ts'
import { search } from './search.ts'

const free = sampleProblem(24, 5, 2)
// A ready ministry in the last wave, which it would rather not be in.
const problem = { ...free, wishes: { ...free.wishes, pins: [{ code: 'ORG1', wave: 6 }] } }
const instance = buildInstance(problem)
const { best } = search(instance, 1, { iterations: 100_000, isOver: () => false })
const assignment = assignmentOf(instance, best?.at ?? [])
const waves = [...new Set(Object.values(assignment))]
const total = scoreAssignment(problem, assignment).score

it('gives at most three reasons whose points are what the plan saves against the other waves', () => {
  const placements = explainAssignment(problem, assignment)
  expect(placements).toHaveLength(24)
  for (const { code, wave, reasons } of placements) {
    expect(wave).toBe(assignment[code])
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.length).toBeLessThanOrEqual(3)
    const others = waves.filter((other) => other !== wave)
    for (const { kind, points } of reasons) {
      const part = total.parts.find((one) => one.part === kind)
      if (!points || !part) continue
      const elsewhere = others.map((other) => {
        const { score } = scoreAssignment(problem, { ...assignment, [code]: other })
        return score.parts.find((one) => one.part === kind)?.points ?? 0
      })
      const mean = elsewhere.reduce((sum, value) => sum + value, 0) / elsewhere.length
      expect(points, `${code} ${kind}`).toBeCloseTo(mean - part.points, 4)
    }
  }
})

it('names the limit that keeps an organization out of a better wave, and no wave is better and free', () => {
  const placements = explainAssignment(problem, assignment)
  for (const { code, wave, binding } of placements) {
    for (const other of waves.filter((one) => one !== wave)) {
      const { feasible, score } = scoreAssignment(problem, { ...assignment, [code]: other })
      expect(feasible && score.total < total.total - 1e-5).toBe(false)
    }
    if (!binding) continue
    const moved = scoreAssignment(problem, { ...assignment, [code]: binding.wave })
    expect(total.total - moved.score.total).toBeCloseTo(binding.gain, 4)
    expect(moved.violations.map(({ rule }) => rule)).toContain(binding.rule)
  }
  expect(placements.find(({ code }) => code === 'ORG1')?.binding?.rule).toBe('pin')
})

it('explains nothing of a plan that is not whole', () => {
  expect(explainAssignment(problem, { ORG1: 2 })).toEqual([])
})
