// What the wave optimiser is asked: organizations, hard limits, wishes and weights. What it answers: proposal.contract.ts.
import { type Static, Type } from 'typebox'
import { Body, Choice, Line, Nullable, Text } from '../../../platform/http/atoms.contract.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'

export const SIZES = ['small', 'medium', 'large'] as const
export type Size = (typeof SIZES)[number]

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Weight = Type.Number({ minimum: 0, maximum: 1000 })

/** An organization that waits for its wave. */
export const Candidate = Body({
  code: OrganizationCode,
  name: Line(200),
  /** Ministry, office, agency and so on; waves are to be a mix of kinds. */
  kind: Line(40),
  size: Choice(SIZES),
  /** People who will get access in its wave. */
  expectedPeople: Count,
  /** People who need a seat in its wave's training. */
  trainees: Count,
  /** Where trainers have to travel: office city or province. Null: not known, and counts for no trip. */
  place: Nullable(Line(120)),
  /** Bodies of one cluster work together a little; stronger ties are listed by themselves. Null: none. */
  cluster: Nullable(Line(120)),
  /** 0 to 100; null: no data. */
  readiness: Nullable(Type.Number({ minimum: 0, maximum: 100 })),
  /** 0 to 1: how much of the readiness is known. What is not known counts as 50, not as 0. */
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  /** Why others depend on it (finance, planning, ICT), in a few words; null: they do not. It is wanted early. */
  foundation: Nullable(Line(200)),
})
export type Candidate = Static<typeof Candidate>

/** Two organizations that work together: best in one wave. Weight 1 is ordinary. */
export const Tie = Body({ a: OrganizationCode, b: OrganizationCode, weight: Type.Number({ minimum: 0, maximum: 100 }) })
export type Tie = Static<typeof Tie>

/** `code` may come only in a wave after that of `needs`. */
export const Prerequisite = Body({ code: OrganizationCode, needs: OrganizationCode, why: Text(300) })
export type Prerequisite = Static<typeof Prerequisite>

/** A wave that is different: closed (it falls into a blackout), or with less room. */
export const WaveException = Body({
  wave: WaveNumber,
  /** Nobody may come in this wave. */
  closed: Type.Boolean(),
  /** Most organizations in this wave; null: as in the others. */
  most: Nullable(Count),
  /** Training seats in this wave; null: as in the others. */
  seats: Nullable(Count),
  why: Text(300),
})
export type WaveException = Static<typeof WaveException>

/** Hard limits. Null: no such limit. */
export const WaveLimits = Body({
  /** Fewest and most organizations in a wave. Fewest 0: waves may stay empty. */
  least: Count,
  most: Type.Integer({ minimum: 1, maximum: 1000 }),
  /** How many waves; the number floats between the two. Closed waves do not count. */
  wavesLeast: Type.Integer({ minimum: 1, maximum: 60 }),
  wavesMost: Type.Integer({ minimum: 1, maximum: 60 }),
  /** Waves that run at the same time: the sums below apply to any so many waves in a row. 1: one after the other. */
  parallelWaves: Type.Integer({ minimum: 1, maximum: 10 }),
  parallelOrganizations: Nullable(Count),
  parallelPeople: Nullable(Count),
  /** Trainers, and how many people one can train in a wave; waves at the same time share them. */
  trainers: Nullable(Count),
  seatsPerTrainer: Nullable(Count),
  /** Most people who get access in one wave (support load). */
  people: Nullable(Count),
})
export type WaveLimits = Static<typeof WaveLimits>

const Placed = Body({ code: OrganizationCode, wave: WaveNumber })
const Pair = Body({ a: OrganizationCode, b: OrganizationCode })
export type Pair = Static<typeof Pair>

/** What people want; wishes are kept like limits, and what each costs is reported. */
export const WaveWishes = Body({
  pins: Type.Array(Placed, { maxItems: 1000 }),
  bans: Type.Array(Placed, { maxItems: 1000 }),
  together: Type.Array(Pair, { maxItems: 1000 }),
  apart: Type.Array(Pair, { maxItems: 1000 }),
})
export type WaveWishes = Static<typeof WaveWishes>

/** Points per unit of each score part; the units stand in `SCORE_PARTS`. 0: does not count. */
export const ScoreWeights = Body({
  lateness: Weight,
  imbalance: Weight,
  ties: Weight,
  spread: Weight,
  earlyRisk: Weight,
  moves: Weight,
})
export type ScoreWeights = Static<typeof ScoreWeights>

export const DEFAULT_WEIGHTS: ScoreWeights = { lateness: 1, imbalance: 2, ties: 2, spread: 3, earlyRisk: 4, moves: 2 }

export type ScorePart = keyof ScoreWeights

/**
 * The score: the sum of weight x value over these parts; smaller is better. `position` is 0 for the first wave that is
 * not closed, 1 for the next, and so on; readiness r is 0 to 1, what is not known taken as 0.5.
 */
export const SCORE_PARTS: Readonly<Record<ScorePart, { title: string; formula: string }>> = {
  lateness: {
    title: 'Lateness',
    formula: 'Sum over organizations of (0.2 + r) x position: the readier, the dearer it is to let it wait.',
  },
  imbalance: {
    title: 'Imbalance of kinds and sizes',
    formula: 'Sum over waves, kinds and sizes of how far the number of such organizations is from its share.',
  },
  ties: {
    title: 'Cut ties',
    formula:
      'Sum of the weights of ties between organizations in different waves, half for waves next to each other. ' +
      'Two bodies of one cluster of n are tied by 1/(n - 1).',
  },
  spread: {
    title: 'Geographic spread',
    formula: 'Number of places per wave, summed over waves: each is a trip of the trainers.',
  },
  earlyRisk: {
    title: 'Early risk',
    formula:
      'For each early wave: 1 without a small organization, 1 without a typical one, and the distance of its hard ones ' +
      '(large, or readiness below 40) from one. Plus half the position of each organization that others depend on.',
  },
  moves: { title: 'Moves', formula: 'Number of organizations in another wave than before.' },
}

export const WaveProblem = Body({
  organizations: Type.Array(Candidate, { minItems: 1, maxItems: 1000 }),
  /** Organizations that have come in already: what needs them is met, ties to them do not count. */
  done: Type.Array(OrganizationCode, { maxItems: 1000 }),
  ties: Type.Array(Tie, { maxItems: 10_000 }),
  prerequisites: Type.Array(Prerequisite, { maxItems: 5000 }),
  /** Number of the first wave to fill; waves before it are history. */
  firstWave: WaveNumber,
  limits: WaveLimits,
  exceptions: Type.Array(WaveException, { maxItems: 99 }),
  wishes: WaveWishes,
  weights: ScoreWeights,
  /** How many of the first waves must be a mix that one can learn from; 0 when a pilot has done that. */
  earlyWaves: Type.Integer({ minimum: 0, maximum: 10 }),
  /** The plan so far, by code; null: none. Moves are counted against it. */
  previous: Nullable(Type.Record(OrganizationCode, WaveNumber)),
  /** The same problem, seed and iterations give the same plan. */
  seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  /** Steps of the search over all starts; null: by size of the problem (about 1.5 seconds at 41 x 8). */
  iterations: Nullable(Type.Integer({ minimum: 1000, maximum: 2_000_000_000 })),
  /** Guard only, in milliseconds: what runs into it is cut, says so, and may not be repeatable. */
  timeLimit: Type.Integer({ minimum: 100, maximum: 600_000 }),
})
export type WaveProblem = Static<typeof WaveProblem>

/** Wave number by organization code. */
export const Assignment = Type.Record(OrganizationCode, WaveNumber)
export type Assignment = Static<typeof Assignment>
