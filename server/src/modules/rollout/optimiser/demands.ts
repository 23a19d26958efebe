import { counted } from './counted.ts'
import type { WaveProblem } from './problem.contract.ts'
import type { Demand, Rule } from './proposal.contract.ts'
import { positionOf, seatsOf } from './slots.ts'

/** A wish or limit that could be given up, and how: `relax` takes it out of a problem. */
export type Giveable = Demand & { relax: (problem: WaveProblem) => WaveProblem }

/** Every wish and limit that could be given up to make room. Ties and weights never stand in the way. */
export function giveables(problem: WaveProblem): Giveable[] {
  return [
    ...wishDemands(problem),
    ...prerequisiteDemands(problem),
    ...exceptionDemands(problem),
    ...limitDemands(problem),
  ]
}

/** More waves than any plan needs; beyond 60 organizations a generous guess. */
export function plentyOfWaves({ organizations, limits, wishes, firstWave, exceptions }: WaveProblem): number {
  const count = organizations.length
  const pinned = Math.max(0, ...wishes.pins.map(({ wave }) => positionOf({ firstWave, exceptions }, wave) + 1))
  return Math.max(limits.wavesMost, pinned, count <= 60 ? count + pinned : Math.ceil(limits.wavesMost * 1.5))
}

const without = <T>(list: readonly T[], item: T) => list.filter((other) => other !== item)

function wishDemands({ wishes }: WaveProblem): Giveable[] {
  const wish = (
    rule: Rule,
    codes: string[],
    wave: number | null,
    words: string,
    relaxed: (w: WaveProblem['wishes']) => WaveProblem['wishes'],
  ): Giveable => ({
    rule,
    codes,
    wave,
    words,
    relax: (problem) => ({ ...problem, wishes: relaxed(problem.wishes) }),
  })
  return [
    ...wishes.pins.map((pin) =>
      wish('pin', [pin.code], pin.wave, `${pin.code} in wave ${pin.wave}`, (w) => ({
        ...w,
        pins: without(w.pins, pin),
      })),
    ),
    ...wishes.bans.map((ban) =>
      wish('ban', [ban.code], ban.wave, `${ban.code} not in wave ${ban.wave}`, (w) => ({
        ...w,
        bans: without(w.bans, ban),
      })),
    ),
    ...wishes.together.map((pair) =>
      wish('together', [pair.a, pair.b], null, `${pair.a} and ${pair.b} together`, (w) => ({
        ...w,
        together: without(w.together, pair),
      })),
    ),
    ...wishes.apart.map((pair) =>
      wish('apart', [pair.a, pair.b], null, `${pair.a} and ${pair.b} apart`, (w) => ({
        ...w,
        apart: without(w.apart, pair),
      })),
    ),
  ]
}

function prerequisiteDemands({ prerequisites, done }: WaveProblem): Giveable[] {
  return prerequisites
    .filter(({ code, needs }) => !done.includes(code) && !done.includes(needs))
    .map(
      (prerequisite): Giveable => ({
        rule: 'prerequisite',
        codes: [prerequisite.code, prerequisite.needs],
        wave: null,
        words: `${prerequisite.needs} in an earlier wave than ${prerequisite.code}`,
        relax: (problem) => ({ ...problem, prerequisites: without(problem.prerequisites, prerequisite) }),
      }),
    )
}

function exceptionDemands({ exceptions }: WaveProblem): Giveable[] {
  return exceptions.map((exception): Giveable => {
    const { wave, closed, most, seats, why } = exception
    const limits = [
      closed ? 'closed' : [],
      most === null ? [] : `at most ${most} organizations`,
      seats === null ? [] : `at most ${seats} seats`,
    ]
    return {
      rule: 'exception',
      codes: [],
      wave,
      words: `Wave ${wave}: ${limits.flat().join(', ')}${why ? ` (${why})` : ''}`,
      relax: (problem) => ({ ...problem, exceptions: without(problem.exceptions, exception) }),
    }
  })
}

function limitDemands(whole: WaveProblem): Giveable[] {
  const { limits } = whole
  const limit = (rule: Rule, words: string | false, relaxed: Partial<WaveProblem['limits']>): Giveable[] =>
    words === false
      ? []
      : [
          {
            rule,
            codes: [],
            wave: null,
            words,
            relax: (problem) => ({ ...problem, limits: { ...problem.limits, ...relaxed } }),
          },
        ]
  const seats = seatsOf(whole)
  const together = limits.parallelWaves > 1 ? `any ${limits.parallelWaves} waves in a row` : 'a wave'
  const count = whole.organizations.length
  return [
    ...limit('people', limits.people !== null && `At most ${limits.people} people in a wave`, { people: null }),
    ...limit('seats', seats !== null && `At most ${seats} people to train in ${together}`, { trainers: null }),
    ...limit(
      'parallel_organizations',
      limits.parallelOrganizations !== null && `At most ${limits.parallelOrganizations} organizations in ${together}`,
      { parallelOrganizations: null },
    ),
    ...limit(
      'parallel_people',
      limits.parallelPeople !== null && `At most ${limits.parallelPeople} people in ${together}`,
      { parallelPeople: null },
    ),
    ...limit('least', limits.least > 0 && `At least ${counted(limits.least, 'organization')} in a wave`, { least: 0 }),
    ...limit('most', limits.most < count && `At most ${counted(limits.most, 'organization')} in a wave`, {
      most: count,
    }),
    ...limit('waves', limits.wavesLeast > 1 && `At least ${limits.wavesLeast} waves`, { wavesLeast: 1 }),
    ...limit('waves', `At most ${counted(limits.wavesMost, 'wave')}`, { wavesMost: plentyOfWaves(whole) }),
  ]
}
