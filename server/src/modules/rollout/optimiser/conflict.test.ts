import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyProblem, sampleProblem } from '../../../testing/wave-problems.ts'
import { findConflict, proveFeasibility } from './conflict.ts'
import { giveables } from './demands.ts'
import { buildInstance } from './instance.ts'
import { scoreAssignment } from './judge.ts'
import type { WaveProblem } from './problem.contract.ts'
import type { Conflict } from './proposal.contract.ts'
import { openWaves } from './slots.ts'

/** Whether any assignment keeps the hard rules, by trying each. */
function hasPlan(problem: WaveProblem): boolean {
  const waves = openWaves(problem)
  const codes = problem.organizations.map(({ code }) => code)
  for (let number = 0; number < waves.length ** codes.length; number += 1) {
    const plan = codes.map((code, at) => [code, waves[Math.floor(number / waves.length ** at) % waves.length] ?? 0])
    if (scoreAssignment(problem, Object.fromEntries(plan)).feasible) return true
  }
  return false
}

/** The problem with only the named demands left, but for one. */
function keeping(problem: WaveProblem, { demands }: Conflict, except = -1): WaveProblem {
  const words = demands.filter((_, at) => at !== except).map((demand) => demand.words)
  return giveables(problem)
    .filter((demand) => !words.includes(demand.words))
    .reduce((rest, demand) => demand.relax(rest), problem)
}

it('names a clash that is one, and gives room when any one is given up', { timeout: 240_000 }, async () => {
  let clashes = 0
  await fc.assert(
    fc.asyncProperty(anyProblem({ most: 4, waves: 2, wishes: 2 }), async (problem) => {
      const feasibility = await proveFeasibility(buildInstance(problem), 10_000)
      expect(feasibility.is).toBe(hasPlan(problem) ? 'feasible' : 'infeasible')
      if (feasibility.is !== 'infeasible') return
      clashes += 1
      const conflict = await findConflict(problem, performance.now() + 30_000)
      expect(conflict.irreducible).toBe(true)
      expect(conflict.demands.length).toBeGreaterThan(0)
      expect(hasPlan(keeping(problem, conflict))).toBe(false)
      for (const at of conflict.demands.keys()) expect(hasPlan(keeping(problem, conflict, at))).toBe(true)
    }),
    { numRuns: 60, seed: 3 },
  )
  expect(clashes).toBeGreaterThan(10)
})

it('finds the two wishes that clash among many that do not', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(41, 8)
  const { prerequisites, wishes } = problem
  const [rule] = prerequisites
  if (!rule) throw new Error('No prerequisite.')
  const pins = [
    { code: 'ORG20', wave: 3 },
    { code: rule.code, wave: 3 },
    { code: rule.needs, wave: 4 },
    { code: 'ORG30', wave: 6 },
  ]
  const clashing = { ...problem, wishes: { ...wishes, pins } }
  const conflict = await findConflict(clashing, performance.now() + 30_000)
  expect(conflict).toMatchObject({ irreducible: true })
  expect(conflict.demands.map(({ words }) => words).toSorted()).toEqual(
    [
      `${rule.code} in wave 3`,
      `${rule.needs} in wave 4`,
      `${rule.needs} in an earlier wave than ${rule.code}`,
    ].toSorted(),
  )
  expect(conflict.words).toContain('Giving up any one of them makes room')
})

it('names a pin into a closed wave, and limits that hold too few', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(10, 3)
  const exceptions = [{ wave: 3, closed: true, most: null, seats: null, why: 'budget call' }]
  const pins = [{ code: 'ORG2', wave: 3 }]
  const closed = await findConflict(
    { ...problem, exceptions, wishes: { ...problem.wishes, pins } },
    performance.now() + 30_000,
  )
  expect(closed.demands.map(({ rule }) => rule).toSorted()).toEqual(['exception', 'pin'])
  const limits = { ...problem.limits, least: 1, most: 3, wavesLeast: 1, wavesMost: 3 }
  const full = await findConflict({ ...problem, limits }, performance.now() + 30_000)
  expect(full.demands.map(({ words }) => words)).toEqual(['At most 3 organizations in a wave', 'At most 3 waves'])
})

it('names the least number in a wave when wishes leave a wave between empty', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(3, 3)
  const limits = { ...problem.limits, least: 1, most: 3, wavesLeast: 1, wavesMost: 3, trainers: null }
  const pins = [
    { code: 'ORG1', wave: 2 },
    { code: 'ORG2', wave: 4 },
    { code: 'ORG3', wave: 4 },
  ]
  const question = { ...problem, limits, wishes: { ...problem.wishes, pins } }
  const { demands } = await findConflict(question, performance.now() + 30_000)
  expect(demands.map(({ rule }) => rule)).toEqual(['pin', 'pin', 'least'])
})
