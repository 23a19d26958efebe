import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyProblem } from '../../../testing/wave-problems.ts'
import { NO_BREACH } from './anneal.ts'
import { buildInstance, PART_ORDER } from './instance.ts'
import { scoreAssignment } from './judge.ts'
import type { Assignment, Candidate, WaveProblem } from './problem.contract.ts'
import { State } from './state.ts'

const problems = anyProblem({ most: 9, waves: 4, wishes: 2 })

/** A problem and an assignment of all organizations to open waves, mostly a bad one. */
const assigned = problems.chain((problem) => {
  const instance = buildInstance(problem)
  const slot = fc.integer({ min: 0, max: instance.slots - 1 })
  const slots = fc.array(slot, { minLength: instance.count, maxLength: instance.count })
  return fc.record({ problem: fc.constant(problem), instance: fc.constant(instance), slots })
})

it('scores by the published formula, part by part', () => {
  fc.assert(
    fc.property(assigned, ({ problem, instance, slots }) => {
      const assignment = waveOf(problem, instance.waves, slots)
      const { score } = scoreAssignment(problem, assignment)
      const expected = byFormula(problem, instance.waves, assignment)
      for (const { part, value, weight, points } of score.parts) {
        expect(value, part).toBeCloseTo(expected[part] ?? Number.NaN, 5)
        expect(points, part).toBeCloseTo(value * weight, 5)
      }
      expect(score.total).toBeCloseTo(
        score.parts.reduce((sum, { points }) => sum + points, 0),
        4,
      )
    }),
    { numRuns: 300 },
  )
})

it('keeps score and breaches right through any moves', () => {
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 })
  fc.assert(
    fc.property(assigned, moves, ({ problem, instance, slots }, steps) => {
      const state = new State(instance, instance.slots, slots)
      for (const [one, to] of steps) state.move(one % instance.count, to % instance.slots)
      const used = Math.max(...state.at) + 1
      const fresh = new State(instance, used, state.at)
      const { score, violations } = scoreAssignment(problem, waveOf(problem, instance.waves, [...state.at]))
      // Who comes together is moved together; these moves are of single ones.
      const feasible = violations.every(({ rule }) => rule === 'together')
      PART_ORDER.forEach((part, at) => {
        const points = score.parts.find((one) => one.part === part)?.points ?? Number.NaN
        expect(state.parts[at], part).toBeCloseTo(points, 4)
        expect(fresh.parts[at], part).toBeCloseTo(points, 4)
      })
      expect(fresh.breach < NO_BREACH && used >= problem.limits.wavesLeast).toBe(feasible)
    }),
    { numRuns: 500 },
  )
})

it('judges what is not placed, in a wave that is over, closed or too many', () => {
  const [problem] = fc.sample(problems, { seed: 5, numRuns: 1 })
  if (!problem) throw new Error('No sample.')
  const wave = problem.firstWave
  const closed = { wave: wave + 1, closed: true, most: null, seats: null, why: 'budget call' }
  const { violations, feasible } = scoreAssignment(
    { ...problem, firstWave: wave, exceptions: [closed] },
    { ORG1: wave - 1, ORG2: wave + 1, ORG3: wave + 20 },
  )
  expect(feasible).toBe(false)
  const rules = violations.map(({ rule }) => rule)
  expect(rules).toContain('placed')
  expect(rules).toContain('exception')
  expect(rules).toContain('waves')
  expect(violations.find(({ rule }) => rule === 'exception')?.words).toContain('budget call')
})

const waveOf = (problem: WaveProblem, waves: readonly number[], slots: readonly number[]): Assignment =>
  Object.fromEntries(problem.organizations.map(({ code }, one) => [code, waves[slots[one] ?? 0] ?? 0]))

/** The formula once more, as plainly as it can be put. */
function byFormula(problem: WaveProblem, waves: readonly number[], assignment: Assignment): Record<string, number> {
  const { organizations } = problem
  const position = (code: string) => waves.indexOf(assignment[code] ?? -1)
  const known = (one: Candidate) => (one.readiness === null ? 0 : one.confidence)
  const r = (one: Candidate) => ((one.readiness ?? 50) / 100) * known(one) + 0.5 * (1 - known(one))
  const hard = (one: Candidate) => one.size === 'large' || r(one) < 0.4
  const sum = (list: readonly number[]) => list.reduce((total, item) => total + item, 0)
  const inWave = (at: number) => organizations.filter(({ code }) => position(code) === at)
  const all = waves.map((_, at) => inWave(at)).filter((here) => here.length > 0)
  const groups = [
    ...['ministry', 'office', 'agency'].map((kind) => (one: Candidate) => one.kind === kind),
    ...['small', 'medium', 'large'].map((size) => (one: Candidate) => one.size === size),
  ]
  const share = (is: (one: Candidate) => boolean) => organizations.filter(is).length / organizations.length
  let ties = 0
  const loss = (a: string, b: string) => [0, 0.5, 1][Math.min(2, Math.abs(position(a) - position(b)))] ?? 1
  for (const { a, b, weight } of problem.ties) ties += weight * loss(a, b)
  for (const a of organizations) {
    for (const b of organizations) {
      const size = organizations.filter(({ cluster }) => cluster === a.cluster).length
      if (a.code < b.code && a.cluster !== null && a.cluster === b.cluster) ties += loss(a.code, b.code) / (size - 1)
    }
  }
  let risk = sum(organizations.map((one) => (one.foundation === null ? 0 : 0.5 * position(one.code))))
  for (let at = 0; at < problem.earlyWaves; at += 1) {
    const here = inWave(at)
    if (here.length === 0) continue
    const isSmall = (one: Candidate) => !hard(one) && one.size === 'small'
    const isTypical = (one: Candidate) => !hard(one) && one.size !== 'small'
    for (const is of [isSmall, isTypical]) if (organizations.some(is) && !here.some(is)) risk += 1
    if (organizations.some(hard)) risk += Math.abs(here.filter(hard).length - 1)
  }
  const before = problem.previous
  return {
    lateness: sum(organizations.map((one) => (0.2 + r(one)) * position(one.code))),
    imbalance: sum(
      groups.map((is) => sum(all.map((here) => Math.abs(here.filter(is).length - share(is) * here.length)))),
    ),
    ties,
    spread: sum(all.map((here) => new Set(here.map(({ place }) => place).filter((place) => place !== null)).size)),
    earlyRisk: risk,
    moves: before ? organizations.filter(({ code }) => before[code] !== assignment[code]).length : 0,
  }
}
