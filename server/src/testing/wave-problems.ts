import fc from 'fast-check'
import {
  type Candidate,
  DEFAULT_WEIGHTS,
  SIZES,
  type WaveLimits,
  type WaveProblem,
} from '../modules/rollout/optimiser/problem.contract.ts'

export const codeOf = (at: number) => `ORG${at + 1}`

const candidate = (at: number): fc.Arbitrary<Candidate> =>
  fc.record({
    code: fc.constant(codeOf(at)),
    name: fc.constant(`Organization ${at + 1}`),
    kind: fc.constantFrom('ministry', 'office', 'agency'),
    size: fc.constantFrom(...SIZES),
    expectedPeople: fc.integer({ min: 1, max: 60 }),
    trainees: fc.integer({ min: 0, max: 30 }),
    place: fc.option(fc.constantFrom('Cotabato City', 'Jolo', 'Marawi City')),
    cluster: fc.option(fc.constantFrom('Economy', 'Social')),
    readiness: fc.option(fc.integer({ min: 0, max: 100 })),
    confidence: fc.constantFrom(0, 0.5, 1),
    foundation: fc.option(fc.constant('others depend on it'), { freq: 5 }),
  })

const limits = (count: number, waves: number): fc.Arbitrary<WaveLimits> =>
  fc.record({
    least: fc.integer({ min: 0, max: 2 }),
    most: fc.integer({ min: Math.max(2, Math.ceil(count / waves)), max: count + 1 }),
    wavesLeast: fc.integer({ min: 1, max: 2 }),
    wavesMost: fc.constant(waves),
    parallelWaves: fc.integer({ min: 1, max: 2 }),
    parallelOrganizations: fc.option(fc.integer({ min: 3, max: 8 }), { freq: 4 }),
    parallelPeople: fc.option(fc.integer({ min: 60, max: 250 }), { freq: 4 }),
    trainers: fc.option(fc.constant(2), { freq: 2 }),
    seatsPerTrainer: fc.integer({ min: 20, max: 60 }),
    people: fc.option(fc.integer({ min: 60, max: 200 }), { freq: 4 }),
  })

type Shape = { most: number; waves: number; wishes: number }

/** Problems of three to `most` organizations and up to `waves` waves, with up to `wishes` of each kind. */
export function anyProblem({ most, waves, wishes }: Shape): fc.Arbitrary<WaveProblem> {
  const size = fc.tuple(
    fc.integer({ min: 3, max: most }),
    fc.integer({ min: 2, max: waves }),
    fc.integer({ min: 1, max: 3 }),
  )
  return size.chain(([count, last, firstWave]) => {
    const code = fc.integer({ min: 0, max: count - 1 }).map(codeOf)
    const wave = fc.integer({ min: firstWave, max: firstWave + last - 1 })
    const pair = fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 2, maxLength: 2 })
    const pairs = (max: number) =>
      fc.array(
        pair.map(([a = 0, b = 1]) => ({ a: codeOf(a), b: codeOf(b) })),
        { maxLength: max },
      )
    const placed = fc.array(fc.record({ code, wave }), { maxLength: wishes })
    return fc.record<WaveProblem>({
      organizations: fc.tuple(...Array.from({ length: count }, (_, at) => candidate(at))),
      done: fc.constant(['DONE']),
      ties: fc.array(
        pair.map(([a = 0, b = 1]) => ({ a: codeOf(a), b: codeOf(b), weight: 1.5 })),
        { maxLength: 6 },
      ),
      // From later to earlier codes: no circle.
      prerequisites: fc.array(
        pair.map(([a = 0, b = 1]) => ({ code: codeOf(Math.max(a, b)), needs: codeOf(Math.min(a, b)), why: '' })),
        { maxLength: wishes + 1 },
      ),
      firstWave: fc.constant(firstWave),
      limits: limits(count, last),
      exceptions: fc.array(
        fc.record({
          wave,
          closed: fc.boolean(),
          most: fc.option(fc.integer({ min: 0, max: 3 })),
          seats: fc.option(fc.integer({ min: 10, max: 60 })),
          why: fc.constant('budget call'),
        }),
        { maxLength: 1 },
      ),
      wishes: fc.record({ pins: placed, bans: placed, together: pairs(wishes), apart: pairs(wishes) }),
      weights: fc.constant(DEFAULT_WEIGHTS),
      earlyWaves: fc.integer({ min: 0, max: 2 }),
      previous: fc.option(
        fc
          .array(wave, { minLength: count, maxLength: count })
          .map((list) => Object.fromEntries(list.map((one, at) => [codeOf(at), one]))),
      ),
      seed: fc.integer({ min: 0, max: 1000 }),
      iterations: fc.constant(4000),
      timeLimit: fc.constant(60_000),
    })
  })
}

/** A problem of so many organizations whose limits leave room, the same for a seed; for tests of what solving does. */
export function sampleProblem(count: number, waves: number, seed = 1): WaveProblem {
  const organizations = Array.from({ length: count }, (_, at): Candidate => {
    const kind = ['ministry', 'office', 'agency', 'commission'][(at * 7 + seed) % 4] ?? 'office'
    const size = (['small', 'medium', 'large'] as const)[(at * 5 + seed) % 3] ?? 'small'
    const people = { small: 10, medium: 30, large: 70 }[size]
    return {
      code: codeOf(at),
      name: `Organization ${at + 1}`,
      kind,
      size,
      expectedPeople: people,
      trainees: people / 2,
      place: ['Cotabato City', 'Jolo', 'Marawi City', 'Cotabato City', null][(at * 3 + seed) % 5] ?? null,
      cluster: at % 4 === 0 ? null : `Cluster ${at % 5}`,
      readiness: at % 9 === 0 ? null : (at * 37 + seed * 11) % 101,
      confidence: (at % 3) / 2,
      foundation: at % 13 === 5 ? 'budgets pass through it' : null,
    }
  })
  return {
    organizations,
    done: [],
    ties: organizations.slice(3).map(({ code }, at) => ({ a: code, b: codeOf((at * at + seed) % 3), weight: 1 })),
    prerequisites: [4, 8, 11]
      .filter((at) => at < count)
      .map((at) => ({ code: codeOf(at), needs: codeOf(at - 3), why: '' })),
    firstWave: 2,
    limits: {
      least: Math.max(1, Math.floor(count / waves) - 1),
      most: Math.ceil(count / waves) + 3,
      wavesLeast: Math.max(1, waves - 2),
      wavesMost: waves,
      parallelWaves: 1,
      parallelOrganizations: null,
      parallelPeople: null,
      trainers: 5,
      seatsPerTrainer: Math.ceil((30 * count) / waves / 5),
      people: null,
    },
    exceptions: [],
    wishes: { pins: [], bans: [], together: [], apart: [] },
    weights: DEFAULT_WEIGHTS,
    earlyWaves: 2,
    previous: null,
    seed,
    iterations: 60_000,
    timeLimit: 20_000,
  }
}
