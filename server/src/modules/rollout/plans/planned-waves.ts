// The waves of an assignment: who, how much, when, and who does not fit.

import type { Assignment, Candidate, WaveProblem } from '../optimiser/problem.contract.ts'
import { mostIn, openWaves, seatsIn, seatsOf } from '../optimiser/slots.ts'
import type { LaidWave } from '../schedule/lay-out-waves.ts'
import type { PlannedWave, PlanQuestion } from './plans.contract.ts'

/** Numbers of the waves that an assignment fills, in order. */
export function usedWaves(assignment: Assignment | null): number[] {
  return [...new Set(Object.values(assignment ?? {}))].sort((a, b) => a - b)
}

interface Drawn {
  problem: WaveProblem
  question: PlanQuestion
  assignment: Assignment | null
  /** Days of the waves that are used, in order. */
  laid: readonly LaidWave[]
  /** Also show the next wave, which is empty, so that somebody can be put into it. */
  spare: boolean
}

/** All waves from the first to the last that is used, closed and empty ones included. */
export function plannedWaves({ problem, question, assignment, laid, spare }: Drawn): PlannedWave[] {
  if (!assignment) return []
  const used = usedWaves(assignment)
  const last = Math.max(used.at(-1) ?? problem.firstWave - 1, problem.firstWave - 1)
  const end = spare && last < Math.min(99, openWaves(problem).at(-1) ?? 0) ? last + 1 : last
  const numbers = Array.from({ length: end - problem.firstWave + 1 }, (_, at) => problem.firstWave + at)
  return numbers.map((wave) => {
    const here = problem.organizations.filter(({ code }) => assignment[code] === wave)
    const days = laid[used.indexOf(wave)]
    return {
      wave,
      name: question.names.find((one) => one.wave === wave)?.name ?? `Wave ${wave}`,
      startsOn: days?.startsOn ?? null,
      endsOn: days?.endsOn ?? null,
      notes: days?.notes ?? [],
      organizations: here.map(({ code }) => code),
      people: sumOf(here, 'expectedPeople'),
      trainees: sumOf(here, 'trainees'),
      most: mostIn(problem, wave),
      seats: seatsIn(problem, wave) ?? seatsOf(problem),
      closed: problem.exceptions.some((one) => one.wave === wave && one.closed),
      overflow: overflowOf(problem, wave, here).map(({ code }) => code),
    }
  })
}

/**
 * Who does not fit into a wave that is over-full by number, seats or people: pinned organizations and those that are
 * readier keep their places.
 */
export function overflowOf(problem: WaveProblem, wave: number, here: readonly Candidate[]): Candidate[] {
  const most = mostIn(problem, wave)
  const seats = seatsIn(problem, wave) ?? seatsOf(problem) ?? Number.POSITIVE_INFINITY
  const people = problem.limits.people ?? Number.POSITIVE_INFINITY
  const pinned = new Set(problem.wishes.pins.map(({ code }) => code))
  const ranked = here.toSorted(
    (a, b) =>
      Number(pinned.has(b.code)) - Number(pinned.has(a.code)) ||
      (b.readiness ?? 50) - (a.readiness ?? 50) ||
      a.code.localeCompare(b.code),
  )
  const kept: Candidate[] = []
  return ranked.filter((one) => {
    const all = [...kept, one]
    const fits = all.length <= most && sumOf(all, 'trainees') <= seats && sumOf(all, 'expectedPeople') <= people
    if (fits) kept.push(one)
    return !fits
  })
}

function sumOf(candidates: readonly Candidate[], what: 'expectedPeople' | 'trainees'): number {
  return candidates.reduce((sum, one) => sum + one[what], 0)
}
