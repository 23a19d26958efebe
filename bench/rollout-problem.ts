import {
  type Candidate,
  DEFAULT_WEIGHTS,
  SIZES,
  type WaveProblem,
} from '../server/src/modules/rollout/optimiser/problem.contract.ts'

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
export function rolloutProblem(count: number, waves: number, seed: number): WaveProblem {
  const below = lottery(seed)
  const pick = <const T>(items: readonly T[]) => items[below(items.length)] as T
  const organizations = Array.from({ length: count }, (_, at): Candidate => {
    const size = pick(SIZES)
    const people = { small: 10, medium: 30, large: 80 }[size] + below(20)
    return {
      code: `ORG${at + 1}`,
      name: `Organization ${at + 1}`,
      kind: pick(KINDS),
      size,
      expectedPeople: people,
      trainees: Math.ceil(people / 2),
      place: below(20) === 0 ? null : pick(PLACES),
      cluster: below(3) === 0 ? null : `Cluster ${below(Math.ceil(count / 6))}`,
      readiness: below(8) === 0 ? null : below(101),
      confidence: below(5) / 4,
      foundation: below(14) === 0 ? 'others depend on it' : null,
    }
  })
  const code = () => `ORG${below(count) + 1}`
  const pairs = Array.from({ length: count }, () => ({ a: code(), b: code() })).filter(({ a, b }) => a !== b)
  const early = Math.max(1, Math.floor(count / 4))
  return {
    organizations,
    done: [],
    ties: pairs.map((pair) => ({ ...pair, weight: 1 + below(3) })),
    // From later to earlier names: no circle.
    prerequisites: Array.from({ length: Math.floor(count / 4) }, () => {
      const needs = below(early)
      return { code: `ORG${early + below(count - early) + 1}`, needs: `ORG${needs + 1}`, why: '' }
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

/** Whole numbers below a given one, the same row for a seed (mulberry32). */
function lottery(seed: number): (count: number) => number {
  let state = seed >>> 0
  return (count) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4_294_967_296) * count)
  }
}
