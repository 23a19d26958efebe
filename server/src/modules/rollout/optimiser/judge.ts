import type { Assignment, WaveProblem } from './problem.contract.ts'
import type { Judgement, WaveLoad } from './proposal.contract.ts'
import { checksOf, findViolations } from './rules.ts'
import { scoreOf } from './score.ts'
import { mostIn, seatsIn, seatsOf } from './slots.ts'

/** Judges an assignment that somebody made by hand: score by parts, every hard rule, and what is broken. Fast. */
export function scoreAssignment(problem: WaveProblem, assignment: Assignment): Judgement {
  const violations = findViolations(problem, assignment)
  return {
    feasible: violations.length === 0,
    score: scoreOf(problem, assignment),
    checks: checksOf(problem, violations),
    violations,
  }
}

/** The waves of an assignment in order, with what they hold and what fits in still. */
export function waveLoads(problem: WaveProblem, assignment: Assignment): WaveLoad[] {
  const { limits } = problem
  const waves = Map.groupBy(
    problem.organizations.filter(({ code }) => assignment[code] !== undefined),
    ({ code }) => assignment[code] ?? 0,
  )
  const traineesIn = (wave: number) => (waves.get(wave) ?? []).reduce((sum, { trainees }) => sum + trainees, 0)
  return [...waves]
    .toSorted(([one], [other]) => one - other)
    .map(([wave, here]): WaveLoad => {
      const people = here.reduce((sum, { expectedPeople }) => sum + expectedPeople, 0)
      const windows = Array.from({ length: limits.parallelWaves }, (_, back) =>
        Array.from({ length: limits.parallelWaves }, (_, at) => traineesIn(wave - back + at)),
      )
      const busiest = Math.max(...windows.map((sums) => sums.reduce((sum, count) => sum + count, 0)))
      const seats = seatsOf(problem)
      const own = seatsIn(problem, wave)
      const spare = [seats === null ? [] : seats - busiest, own === null ? [] : own - traineesIn(wave)].flat()
      return {
        wave,
        organizations: here.map(({ code }) => code),
        people,
        trainees: traineesIn(wave),
        spareOrganizations: mostIn(problem, wave) - here.length,
        sparePeople: limits.people === null ? null : limits.people - people,
        spareSeats: spare.length > 0 ? Math.min(...spare) : null,
      }
    })
}
