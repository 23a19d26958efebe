import { type Candidate, DEFAULT_WEIGHTS, SIZES, type WaveProblem } from './problem.contract.ts'
import { Random } from './random.ts'

const KINDS = ['ministry', 'ministry', 'office', 'agency', 'special', 'commission']
const PLACES = [
  'Cotabato City',
  'Cotabato City',
  'Cotabato City',
  'Marawi City',
  'Lamitan City',
  'Jolo',
  'Bongao',
  'Buluan',
]

/** A made-up rollout of so many organizations over at most so many waves; the same seed gives the same. */
export function sampleProblem(count: number, waves: number, seed: number): WaveProblem {
  const random = new Random(seed)
  const pick = <T>(items: readonly T[]) => items[random.below(items.length)] as T
  const organizations = Array.from({ length: count }, (_, at): Candidate => {
    const size = pick(SIZES)
    const people = { small: 10, medium: 30, large: 80 }[size] + random.below(20)
    return {
      code: `ORG${at + 1}`,
      name: `Organization ${at + 1}`,
      kind: pick(KINDS),
      size,
      expectedPeople: people,
      trainees: Math.ceil(people / 2),
      place: random.below(20) === 0 ? null : pick(PLACES),
      cluster: random.below(3) === 0 ? null : `Cluster ${random.below(Math.ceil(count / 6))}`,
      readiness: random.below(8) === 0 ? null : random.below(101),
      confidence: random.below(5) / 4,
      foundation: random.below(14) === 0 ? 'others depend on it' : null,
    }
  })
  const code = () => `ORG${random.below(count) + 1}`
  const pairs = Array.from({ length: count }, () => ({ a: code(), b: code() })).filter(({ a, b }) => a !== b)
  const early = Math.max(1, Math.floor(count / 4))
  return {
    organizations,
    done: [],
    ties: pairs.map((pair) => ({ ...pair, weight: 1 + random.below(3) })),
    // From later to earlier names: no circle.
    prerequisites: Array.from({ length: Math.floor(count / 4) }, () => {
      const needs = random.below(early)
      return { code: `ORG${early + random.below(count - early) + 1}`, needs: `ORG${needs + 1}`, why: '' }
    }),
    firstWave: 1,
    limits: {
      least: Math.max(1, Math.floor(count / waves) - 1),
      most: Math.ceil(count / waves) + 4,
      wavesLeast: Math.max(1, waves - 2),
      wavesMost: waves,
      parallelWaves: 1,
      parallelOrganizations: null,
      parallelPeople: null,
      trainers: 6,
      seatsPerTrainer: Math.ceil((45 * count) / waves / 6),
      people: null,
    },
    exceptions: [],
    wishes: { pins: [], bans: [], together: [], apart: [] },
    weights: DEFAULT_WEIGHTS,
    earlyWaves: 2,
    previous: null,
    seed,
    iterations: null,
    timeLimit: 10_000,
  }
}
