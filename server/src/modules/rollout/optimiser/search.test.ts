import { expect, it } from 'vitest'
import { sampleProblem } from '../../../testing/wave-problems.ts'
import { buildInstance } from './instance.ts'
import { search, waveCounts } from './search.ts'

const instance = buildInstance(sampleProblem(41, 8, 2))
const isOver = () => false

it('never loses a plan that it was given', () => {
  const good = search(instance, 1, { iterations: 300_000, isOver }).best
  if (!good) throw new Error('No plan.')
  const short = search(instance, 9, { iterations: 1000, isOver }).best
  expect(short?.score).toBeGreaterThan(good.score)
  const kept = search(instance, 9, { iterations: 1000, isOver }, [good.at]).best
  expect(kept?.score).toBeLessThanOrEqual(good.score)
})

it('stops where it is when time is up, and says so', () => {
  let asked = 0
  const isLate = () => {
    asked += 1
    return asked > 40
  }
  const cut = search(instance, 1, { iterations: 50_000_000, isOver: isLate })
  expect(cut.isCut).toBe(true)
  expect(cut.steps).toBeLessThan(1_000_000)
  expect(cut.best).not.toBeNull()
})

it('lets the number of waves float between what counting allows', () => {
  const { least, most } = instance.problem.limits
  expect([least, most]).toEqual([4, 9])
  expect(waveCounts(instance)).toEqual([6, 7, 8])
  const problem = { ...instance.problem, wishes: { ...instance.problem.wishes, pins: [{ code: 'ORG1', wave: 9 }] } }
  expect(waveCounts(buildInstance(problem))).toEqual([8])
})
