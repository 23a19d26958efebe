import type { Instance } from './instance.ts'
import { waveCounts } from './search.ts'
import { mostIn, seatsOf } from './slots.ts'

/** Share of spare places or seats below which hardly any choice is left. */
const TIGHT = 0.05

/** Says when the limits are nearly infeasible, with what is short; null when there is room. By counting alone. */
export function nearlyInfeasible(instance: Instance): string | null {
  const { problem, count, waves } = instance
  const { limits } = problem
  const found: string[] = []
  const counts = waveCounts(instance)
  const most = waves.reduce((sum, wave) => sum + mostIn(problem, wave), 0)
  if (most - count <= count * TIGHT) {
    found.push(`all waves together hold ${most}, which leaves ${places(most - count)} for ${count} organizations`)
  }
  const fewest = counts[0] ?? limits.wavesLeast
  const spare = count - fewest * limits.least
  if (limits.least > 0 && spare <= count * TIGHT) {
    found.push(
      `${fewest} waves of at least ${limits.least} need ${fewest * limits.least} of the ${count} organizations, which leaves ${places(spare)}`,
    )
  }
  const seats = seatsOf(problem)
  const trainees = problem.organizations.reduce((sum, one) => sum + one.trainees, 0)
  const all = seats === null ? null : seats * Math.ceil(waves.length / limits.parallelWaves)
  if (all !== null && all - trainees <= trainees * TIGHT) {
    found.push(`${trainees} people need training, and there are ${all} seats`)
  }
  if (limits.people !== null) {
    const people = problem.organizations.reduce((sum, one) => sum + one.expectedPeople, 0)
    if (limits.people * waves.length - people <= people * TIGHT) {
      found.push(`${people} people come in, and all waves together take ${limits.people * waves.length}`)
    }
  }
  return found.length > 0
    ? `The limits leave almost no choice: ${found.join('; ')}. Loosen one for a better plan.`
    : null
}

const places = (count: number) => (count === 1 ? 'one spare place' : `${Math.max(0, count)} spare places`)
