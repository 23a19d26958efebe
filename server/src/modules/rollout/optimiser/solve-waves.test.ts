import { expect, it } from 'vitest'
import { sampleProblem } from '../../../testing/wave-problems.ts'
import { scoreAssignment } from './judge.ts'
import { solveHere } from './solve.ts'
import { solveWaves } from './solve-waves.ts'

it('solves in a thread as it would here, and tells how far it is', { timeout: 60_000 }, async () => {
  const problem = sampleProblem(20, 4, 6)
  const phases = new Set<string>()
  const there = await solveWaves(problem, { onProgress: ({ phase }) => phases.add(phase) })
  const here = await solveHere(problem, { engine: 'both', onProgress: () => undefined, onOutcome: () => undefined })
  if (there.status !== 'proposed' || here.status !== 'proposed') throw new Error(there.status)
  expect(there.proposal.assignment).toEqual(here.proposal.assignment)
  expect([...phases]).toEqual(['search', 'wishes', 'bound'])
})

it('ends the thread soon after the time limit, with a whole plan or none', { timeout: 60_000 }, async () => {
  for (const timeLimit of [100, 400]) {
    const problem = { ...sampleProblem(1000, 50), iterations: 2_000_000_000, timeLimit }
    const started = performance.now()
    const outcome = await solveWaves(problem)
    expect(performance.now() - started).toBeLessThan(timeLimit + 4000)
    if (outcome.status === 'proposed') {
      expect(outcome.proposal.facts.cut.length).toBeGreaterThan(0)
      expect(scoreAssignment(problem, outcome.proposal.assignment).feasible).toBe(true)
    } else {
      expect(outcome.status).toBe('undecided')
    }
  }
})

it('stops at once when it is no longer wanted', { timeout: 60_000 }, async () => {
  const problem = { ...sampleProblem(200, 20), iterations: 2_000_000_000, timeLimit: 60_000 }
  const controller = new AbortController()
  const started = performance.now()
  const answer = solveWaves(problem, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('closed')),
  })
  await expect(answer).rejects.toThrow('closed')
  expect(performance.now() - started).toBeLessThan(20_000)
  await expect(solveWaves(problem, { signal: controller.signal })).rejects.toThrow('closed')
})
