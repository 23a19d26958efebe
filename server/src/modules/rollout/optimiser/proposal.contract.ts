// What the wave optimiser answers: the plan with its score and bound, why each organization stands where it stands, or
// which wishes and limits clash.
import { type Static, Type } from 'typebox'
import { Choice, Nullable } from '../../../platform/http/atoms.contract.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'
import { Assignment, type WaveProblem } from './problem.contract.ts'

/** Sentences for people. */
const Words = Type.String({ maxLength: 2000 })
const Points = Type.Number()

const PARTS = ['lateness', 'imbalance', 'ties', 'spread', 'earlyRisk', 'moves'] as const

/** The hard rules. `placed`: every organization stands in one wave that is open. `row`: no wave is left out. */
export const RULES = [
  'placed',
  'least',
  'most',
  'row',
  'waves',
  'people',
  'seats',
  'parallel_organizations',
  'parallel_people',
  'exception',
  'prerequisite',
  'pin',
  'ban',
  'together',
  'apart',
] as const
export type Rule = (typeof RULES)[number]

/** One breach of a hard rule: in words, and the wave and organizations concerned. */
export const Violation = Type.Object({
  rule: Choice(RULES),
  wave: Nullable(WaveNumber),
  codes: Type.Array(OrganizationCode),
  words: Words,
})
export type Violation = Static<typeof Violation>

/** A part of the score: `points` = weight x value. `words` says what the value is made of here. */
export const PartScore = Type.Object({
  part: Choice(PARTS),
  value: Points,
  weight: Points,
  points: Points,
  words: Words,
})
export type PartScore = Static<typeof PartScore>

/** Smaller is better. */
export const WaveScore = Type.Object({ total: Points, parts: Type.Array(PartScore) })
export type WaveScore = Static<typeof WaveScore>

/** A hard rule that this problem has, and whether the assignment keeps it. */
export const RuleCheck = Type.Object({ rule: Choice(RULES), ok: Type.Boolean(), words: Words })
export type RuleCheck = Static<typeof RuleCheck>

/** An assignment that somebody made, judged: score over what is placed, checks of all rules, breaches. */
export const Judgement = Type.Object({
  feasible: Type.Boolean(),
  score: WaveScore,
  checks: Type.Array(RuleCheck),
  violations: Type.Array(Violation),
})
export type Judgement = Static<typeof Judgement>

/** Why an organization stands in its wave. `points`: what this saves against the average of the other waves; null: a rule. */
export const Reason = Type.Object({
  kind: Type.Union([Choice(PARTS), Choice(RULES)]),
  words: Words,
  points: Nullable(Points),
})
export type Reason = Static<typeof Reason>

/** The limit that keeps an organization out of a wave where the score would be better by `gain`. */
export const Binding = Type.Object({ rule: Choice(RULES), wave: WaveNumber, gain: Points, words: Words })
export type Binding = Static<typeof Binding>

/** At most three reasons, the weightiest first. `binding` null: no other wave would be better by itself. */
export const PlacementReasons = Type.Object({
  code: OrganizationCode,
  wave: WaveNumber,
  reasons: Type.Array(Reason),
  binding: Nullable(Binding),
})
export type PlacementReasons = Static<typeof PlacementReasons>

/** A wave of an assignment, with what it holds and what fits in still (null: no limit). */
export const WaveLoad = Type.Object({
  wave: WaveNumber,
  organizations: Type.Array(OrganizationCode),
  people: Type.Integer(),
  trainees: Type.Integer(),
  spareOrganizations: Type.Integer(),
  sparePeople: Nullable(Type.Integer()),
  spareSeats: Nullable(Type.Integer()),
})
export type WaveLoad = Static<typeof WaveLoad>

export const BASELINES = ['alphabetical', 'by_size', 'seed_greedy', 'random'] as const

/** A naive plan beside which the proposal is shown. Its score means little while `violations` is not empty. */
export const Baseline = Type.Object({
  name: Choice(BASELINES),
  title: Type.String({ maxLength: 80 }),
  words: Words,
  assignment: Assignment,
  /** Number of waves that it uses. */
  waves: Type.Integer(),
  score: WaveScore,
  violations: Type.Array(Violation),
})
export type Baseline = Static<typeof Baseline>

/**
 * How good a plan could be at best. `value`: no plan can score less; null: none was found. `gap`: (score - value) /
 * score, 0 to 1. `proven`: the plan is proven best. `words` says how the bound was found.
 */
export const Bound = Type.Object({
  value: Nullable(Points),
  gap: Nullable(Points),
  proven: Type.Boolean(),
  method: Choice(['none', 'parts', 'relaxation', 'proof']),
  words: Words,
})
export type Bound = Static<typeof Bound>

/** What a wish costs: the score without it, as far as a search found. `cost` null: not measured. */
export const WishCost = Type.Object({
  wish: Choice(['pin', 'ban', 'together', 'apart']),
  codes: Type.Array(OrganizationCode),
  wave: Nullable(WaveNumber),
  scoreWithout: Nullable(Points),
  cost: Nullable(Points),
  words: Words,
})
export type WishCost = Static<typeof WishCost>

/** An organization in another wave than in the plan before. */
export const Move = Type.Object({ code: OrganizationCode, from: WaveNumber, to: WaveNumber, words: Words })
export type Move = Static<typeof Move>

/** How the answer came about. `cut`: what the time limit stopped; a plan with `search` cut may not be repeatable. */
export const SolveFacts = Type.Object({
  seed: Type.Integer(),
  iterations: Type.Integer(),
  starts: Type.Integer(),
  seconds: Type.Number(),
  cut: Type.Array(Choice(['search', 'wishes', 'bound', 'conflict'])),
  /** Version of the scoring and search: plans of another version need not repeat. */
  version: Type.String({ maxLength: 20 }),
})
export type SolveFacts = Static<typeof SolveFacts>

export const WaveProposal = Type.Object({
  assignment: Assignment,
  waves: Type.Array(WaveLoad),
  score: WaveScore,
  checks: Type.Array(RuleCheck),
  bound: Bound,
  baselines: Type.Array(Baseline),
  placements: Type.Array(PlacementReasons),
  wishes: Type.Array(WishCost),
  /** Against `previous`; empty without one. */
  moved: Type.Array(Move),
  /** Said when the limits leave almost no choice, with what is short; null: there is room. */
  nearlyInfeasible: Nullable(Words),
  facts: SolveFacts,
})
export type WaveProposal = Static<typeof WaveProposal>

/** A wish or limit that takes part in a clash. Limits of all waves have neither codes nor wave. */
export const Demand = Type.Object({
  rule: Choice(RULES),
  codes: Type.Array(OrganizationCode),
  wave: Nullable(WaveNumber),
  words: Words,
})
export type Demand = Static<typeof Demand>

/**
 * Wishes and limits that cannot be kept together. `irreducible`: giving up any one of them makes room, proven for each;
 * otherwise time ran out and some of them may be innocent.
 */
export const Conflict = Type.Object({ demands: Type.Array(Demand), irreducible: Type.Boolean(), words: Words })
export type Conflict = Static<typeof Conflict>

/** A mistake in the question itself: unknown or repeated codes, a circle of prerequisites. */
export const Mistake = Type.Object({
  code: Choice(['unknown_organization', 'repeated_organization', 'circle', 'same_organization', 'waves', 'limits']),
  codes: Type.Array(OrganizationCode),
  words: Words,
})
export type Mistake = Static<typeof Mistake>

/** `undecided`: neither a plan nor a proof that there is none was found in time. */
export const WaveOutcome = Type.Union([
  Type.Object({ status: Type.Literal('proposed'), proposal: WaveProposal }),
  Type.Object({ status: Type.Literal('infeasible'), conflict: Conflict, facts: SolveFacts }),
  Type.Object({ status: Type.Literal('invalid'), mistakes: Type.Array(Mistake) }),
  Type.Object({ status: Type.Literal('undecided'), words: Words, facts: SolveFacts }),
])
export type WaveOutcome = Static<typeof WaveOutcome>

/** What `onProgress` hears. `score` null: no feasible plan yet. */
export type SolveProgress = {
  phase: 'search' | 'wishes' | 'bound' | 'conflict'
  done: number
  score: number | null
  seconds: number
}

/** What the solver's thread is asked. `solver`: HiGHS alone on the whole score, to compare with; ordinary is `both`. */
export type WorkerRequest = { problem: WaveProblem; engine: 'both' | 'solver' }

/** What the solver's thread says: progress, a whole answer that may still improve, and the answer. */
export type WorkerMessage =
  | { is: 'progress'; progress: SolveProgress }
  | { is: 'so_far'; outcome: WaveOutcome }
  | { is: 'done'; outcome: WaveOutcome }
