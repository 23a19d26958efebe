import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyProblem, sampleProblem } from '../../../testing/wave-problems.ts'
import { scoreAssignment } from './judge.ts'
import type { Assignment, WaveProblem } from './problem.contract.ts'
import type { WaveOutcome, WaveProposal } from './proposal.contract.ts'
import { openWaves } from './slots.ts'
import { solveHere } from './solve.ts'

const quiet = { engine: 'both' as const, onProgress: () => undefined, onOutcome: () => undefined }
const solve = (problem: WaveProblem) => solveHere(problem, quiet)

async function propose(problem: WaveProblem): Promise<WaveProposal> {
  const outcome = await solve(problem)
  if (outcome.status !== 'proposed') throw new Error(`Not proposed: ${JSON.stringify(outcome)}`)
  return outcome.proposal
}

/** The best of all assignments of open waves, by trying each; null: none keeps the hard rules. */
function bestOfAll(problem: WaveProblem): number | null {
  const waves = openWaves(problem)
  const { organizations } = problem
  let best: number | null = null
  for (let number = 0; number < waves.length ** organizations.length; number += 1) {
    const assignment: Assignment = {}
    let rest = number
    for (const { code } of organizations) {
      assignment[code] = waves[rest % waves.length] ?? 0
      rest = Math.floor(rest / waves.length)
    }
    const { feasible, score } = scoreAssignment(problem, assignment)
    if (feasible && (best === null || score.total < best)) best = score.total
  }
  return best
}

it('answers small problems as trying everything does: best plan, bound below it, or none', {
  timeout: 240_000,
}, async () => {
  const seen = { proposed: 0, infeasible: 0, proven: 0 }
  await fc.assert(
    fc.asyncProperty(anyProblem({ most: 5, waves: 3, wishes: 2 }), async (problem) => {
      const outcome: WaveOutcome = await solve(problem)
      if (outcome.status === 'invalid') return
      const best = bestOfAll(problem)
      if (best === null) {
        expect(outcome.status).toBe('infeasible')
        seen.infeasible += 1
        return
      }
      if (outcome.status !== 'proposed') throw new Error(`There is a plan, but: ${JSON.stringify(outcome)}`)
      const { score, bound } = outcome.proposal
      seen.proposed += 1
      seen.proven += bound.proven ? 1 : 0
      expect(bound.value ?? 0).toBeLessThanOrEqual(best + 1e-4)
      expect(best).toBeLessThanOrEqual(score.total + 1e-6)
      if (bound.proven) expect(score.total).toBeCloseTo(best, 4)
    }),
    { numRuns: 100, seed: 7 },
  )
  expect(seen.infeasible).toBeGreaterThan(5)
  expect(seen.proven).toBeGreaterThan(5)
})

it('keeps every hard rule and is never worse than a baseline that keeps them', { timeout: 240_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(anyProblem({ most: 12, waves: 5, wishes: 0 }), async (problem) => {
      const outcome = await solve({ ...problem, timeLimit: 3000 })
      if (outcome.status !== 'proposed') return
      const { assignment, score, baselines, checks } = outcome.proposal
      expect(scoreAssignment(problem, assignment).violations).toEqual([])
      expect(checks.every(({ ok }) => ok)).toBe(true)
      for (const baseline of baselines.filter(({ violations }) => violations.length === 0)) {
        compared += 1
        expect(score.total).toBeLessThanOrEqual(baseline.score.total + 1e-9)
      }
    }),
    { numRuns: 30, seed: 11 },
  )
  expect(compared).toBeGreaterThan(5)
})

it('gives the same plan for the same seed, however long the bound takes', { timeout: 120_000 }, async () => {
  const problem = sampleProblem(30, 6, 3)
  problem.wishes.pins.push({ code: 'ORG7', wave: 5 })
  const [one, other] = [await propose(problem), await propose({ ...problem, timeLimit: 60_000 })]
  expect(other.assignment).toEqual(one.assignment)
  expect(other.wishes).toEqual(one.wishes)
  expect(other.facts.iterations).toBe(one.facts.iterations)
  expect(one.facts.cut).not.toContain('search')
})

it('moves few when a new wish concerns few', { timeout: 120_000 }, async () => {
  const problem = sampleProblem(30, 6, 4)
  const before = await propose({ ...problem, iterations: 400_000 })
  const again = await propose({ ...problem, previous: before.assignment })
  expect(again.moved.length).toBeLessThanOrEqual(2)
  const code = before.waves[1]?.organizations.find(
    (one) => before.placements.find((p) => p.code === one)?.reasons[0]?.points !== null,
  )
  if (!code) throw new Error('Nobody to move.')
  const wave = before.waves[3]?.wave ?? 0
  const wishes = { ...problem.wishes, pins: [{ code, wave }] }
  const after = await propose({ ...problem, previous: before.assignment, wishes })
  expect(after.assignment[code]).toBe(wave)
  expect(after.moved.map((move) => move.code)).toContain(code)
  expect(after.moved.length).toBeLessThanOrEqual(8)
  const cost = after.wishes[0]
  expect(cost?.cost).toBeGreaterThan(0)
  expect((cost?.scoreWithout ?? 0) + (cost?.cost ?? 0)).toBeCloseTo(after.score.total, 4)
})

it('says that a wish which the plan fulfils anyway costs nothing', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(20, 4, 5)
  const free = await propose({ ...problem, iterations: 400_000 })
  const [code = '', wave = 0] = Object.entries(free.assignment)[3] ?? []
  const pinned = await propose({
    ...problem,
    iterations: 400_000,
    wishes: { ...problem.wishes, pins: [{ code, wave }] },
  })
  expect(pinned.wishes[0]?.cost).toBeLessThan(1)
  expect(pinned.placements.find((one) => one.code === code)?.reasons[0]?.kind).toBe('pin')
})

it('says when limits leave almost no choice', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(41, 8)
  const limits = { ...problem.limits, least: 5, most: 10, wavesLeast: 8, wavesMost: 8, trainers: null }
  const { nearlyInfeasible } = await propose({ ...problem, limits })
  expect(nearlyInfeasible).toContain(
    '8 waves of at least 5 need 40 of the 41 organizations, which leaves one spare place',
  )
  expect((await propose(sampleProblem(20, 4))).nearlyInfeasible).toBeNull()
})

it('shows that the greedy method of the seed document falls apart into small waves', async () => {
  const { baselines, waves } = await propose(sampleProblem(41, 8))
  const greedy = baselines.find(({ name }) => name === 'seed_greedy')
  expect(greedy?.waves).toBeGreaterThan(waves.length * 1.5)
  expect(greedy?.violations.map(({ rule }) => rule)).toContain('least')
})

it('names a circle of prerequisites and unknown organizations', async () => {
  const problem = sampleProblem(6, 2)
  const needs = (code: string, other: string) => ({ code, needs: other, why: '' })
  const circle = await solve({
    ...problem,
    prerequisites: [needs('ORG1', 'ORG2'), needs('ORG2', 'ORG3'), needs('ORG3', 'ORG1')],
  })
  if (circle.status !== 'invalid') throw new Error(circle.status)
  expect(circle.mistakes.map(({ code }) => code)).toEqual(['circle'])
  expect(circle.mistakes[0]?.words).toContain('ORG1 needs ORG2 needs ORG3 needs ORG1')
  const unknown = await solve({ ...problem, wishes: { ...problem.wishes, pins: [{ code: 'NOBODY', wave: 2 }] } })
  expect(unknown).toMatchObject({ status: 'invalid', mistakes: [{ code: 'unknown_organization', codes: ['NOBODY'] }] })
})
