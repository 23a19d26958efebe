// Plan versions: drafts that people and the optimiser work on, saved ones that stay as they are, and the published one.
import { type Static, type TSchema, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Candidate, ScoreWeights, SIZES, WaveException, WaveLimits, WaveWishes } from '../optimiser/problem.contract.ts'
import {
  Baseline,
  Bound,
  Conflict,
  Mistake,
  Move,
  PartScore,
  PlacementReasons,
  RuleCheck,
  SolveFacts,
  Violation,
  WaveScore,
  WishCost,
} from '../optimiser/proposal.contract.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'
import { PlanSchedule } from './planning-facts.contract.ts'

export const PLAN_STATUSES = ['draft', 'saved', 'published', 'superseded', 'discarded'] as const
export const PLAN_STATUS_WORDS: Readonly<Record<(typeof PLAN_STATUSES)[number], string>> = {
  draft: 'Draft',
  saved: 'Saved',
  published: 'Published',
  superseded: 'Superseded',
  discarded: 'Discarded',
}
export const SOLVE_STATES = [
  'waiting',
  'running',
  'proposed',
  'infeasible',
  'invalid',
  'undecided',
  'outdated',
  'cancelled',
  'failed',
] as const

const Short = Type.String({ maxLength: 300 })
const Words = Type.String({ maxLength: 2000 })

/** What people set in a plan. Waves without a name of their own are called "Wave 2", "Wave 3" and so on. */
export const PlanQuestion = Body({
  limits: WaveLimits,
  exceptions: Type.Array(WaveException, { maxItems: 99 }),
  wishes: WaveWishes,
  weights: ScoreWeights,
  earlyWaves: Type.Integer({ minimum: 0, maximum: 10 }),
  seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  schedule: PlanSchedule,
  names: Type.Array(Body({ wave: WaveNumber, name: Line(120) }), { maxItems: 99 }),
})
export type PlanQuestion = Static<typeof PlanQuestion>

/** As an answer: texts that were checked on their way in are not checked on their way out. */
const answered = <S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S>>(
    JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'format' ? undefined : value))),
  )

export const PlanSummary = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Short,
  status: Choice(PLAN_STATUSES),
  /** Null before the first proposal. */
  score: Nullable(Type.Number()),
  feasible: Nullable(Type.Boolean()),
  waves: Nullable(Type.Integer()),
  organizations: Nullable(Type.Integer()),
  preparedByName: Short,
  savedAt: Nullable(Instant),
  publishedAt: Nullable(Instant),
  updatedAt: Instant,
})
export type PlanSummary = Static<typeof PlanSummary>

export const SolveView = Type.Object({
  id: Id,
  words: Short,
  /** The version of the plan that it was asked for. */
  planVersion: Type.Integer(),
  state: Choice(SOLVE_STATES),
  phase: Short,
  /** 0 to 1 within the phase. */
  done: Type.Number(),
  best: Nullable(Type.Number()),
  seconds: Type.Number(),
  /** The question that was asked, so that a wish can be taken back and asked again. */
  question: answered(PlanQuestion),
  conflict: Nullable(Conflict),
  mistakes: Type.Array(Mistake),
  /** What to say when there is no proposal. */
  message: Words,
  askedByName: Short,
  createdAt: Instant,
})
export type SolveView = Static<typeof SolveView>

/** A wave of the plan: who, how much, and when. */
export const PlannedWave = Type.Object({
  wave: WaveNumber,
  name: Short,
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  /** What moved its days, and other words about them. */
  notes: Type.Array(Words),
  organizations: Type.Array(OrganizationCode),
  people: Type.Integer(),
  trainees: Type.Integer(),
  /** Most organizations it takes; more than that do not fit, and `overflow` says who. */
  most: Type.Integer(),
  seats: Nullable(Type.Integer()),
  closed: Type.Boolean(),
  overflow: Type.Array(OrganizationCode),
})
export type PlannedWave = Static<typeof PlannedWave>

export const PlanView = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Short,
  note: Words,
  status: Choice(PLAN_STATUSES),
  statusReason: Words,
  version: Type.Integer(),
  basedOn: Nullable(Type.Object({ id: Id, number: Type.Integer(), name: Short })),
  preparedByName: Short,
  savedAt: Nullable(Instant),
  publishedAt: Nullable(Instant),
  publishedByName: Short,
  question: answered(PlanQuestion),
  organizations: Type.Array(answered(Candidate)),
  done: Type.Array(OrganizationCode),
  firstWave: WaveNumber,
  prerequisites: Type.Array(
    Type.Object({ code: OrganizationCode, needs: OrganizationCode, why: Type.String({ maxLength: 300 }) }),
  ),
  waves: Type.Array(PlannedWave),
  /** Null before the first proposal. */
  score: Nullable(WaveScore),
  feasible: Nullable(Type.Boolean()),
  checks: Type.Array(RuleCheck),
  violations: Type.Array(Violation),
  /** Null where people moved somebody after the last proposal: its reasons and bound are then of the past. */
  proposal: Nullable(
    Type.Object({
      bound: Bound,
      baselines: Type.Array(
        Type.Object({
          name: Baseline.properties.name,
          title: Short,
          words: Words,
          waves: Type.Integer(),
          score: WaveScore,
          violations: Type.Array(Violation),
        }),
      ),
      placements: Type.Array(PlacementReasons),
      wishes: Type.Array(WishCost),
      facts: SolveFacts,
    }),
  ),
  /** Against the state before. */
  moved: Type.Array(Move),
  scoreBefore: Nullable(Type.Number()),
  /** What was done last: "OCM to wave 3, rest solved again". */
  words: Short,
  /** Said when the limits leave almost no choice; null: there is room. */
  nearlyInfeasible: Nullable(Words),
  undo: Nullable(Short),
  redo: Nullable(Short),
  /** The newest call of the optimiser for this plan. */
  solve: Nullable(SolveView),
  canEdit: Type.Boolean(),
  canPublish: Type.Boolean(),
  /** Why it cannot be published now; null: it can. */
  publishRefusal: Nullable(Words),
})
export type PlanView = Static<typeof PlanView>

/** An organization in a plan, as stakeholders get it. */
export const PlacementRow = Type.Object({
  wave: WaveNumber,
  waveName: Short,
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  code: OrganizationCode,
  name: Short,
  kind: Short,
  size: Choice(SIZES),
  expectedPeople: Type.Integer(),
  place: Short,
  cluster: Short,
  readiness: Nullable(Type.Number()),
  confidence: Type.Number(),
  pinned: Type.Boolean(),
  reasons: Words,
})
export type PlacementRow = Static<typeof PlacementRow>

const base = '/platform/rollout/plans'
const view = 'rollout.plan.view'
const prepare = 'rollout.plan.prepare'

export const listPlans = endpoint('GET', base, {
  access: view,
  summary: 'Plan versions',
  query: ListQuery(['number', 'name', 'status', 'updatedAt'], { status: Type.Optional(Choice(PLAN_STATUSES)) }),
  response: ListOf(PlanSummary),
})
export const createPlan = endpoint('POST', base, {
  access: prepare,
  summary: 'Start a draft: from the settings, or from another plan with the facts of today',
  body: Body({ name: Line(120), basedOn: Nullable(Id) }),
  response: PlanView,
})
export const readPlan = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'A plan with its waves, score, rule checks, wishes and reasons',
  response: PlanView,
})
export const listPlacements = endpoint('GET', `${base}/:id/placements`, {
  access: view,
  summary: 'Organizations of a plan by wave, for stakeholders',
  query: ListQuery(['wave', 'code'], { wave: Type.Optional(WaveNumber) }),
  response: ListOf(PlacementRow),
})
export const renamePlan = endpoint('PATCH', `${base}/:id`, {
  access: prepare,
  summary: 'Change the name and the note of a plan',
  body: Body({ name: Line(120), note: Text(2000), version: Version }),
  response: PlanView,
})
export const askPlan = endpoint('PUT', `${base}/:id/question`, {
  access: prepare,
  summary: 'Change limits, wishes, weights, dates or names without solving; the assignment is judged again',
  body: Body({ question: PlanQuestion, version: Version }),
  response: PlanView,
})
export const moveInPlan = endpoint('POST', `${base}/:id/moves`, {
  access: prepare,
  summary: 'Put organizations into other waves by hand; the plan is judged, nobody else moves',
  status: 200,
  body: Body({
    moves: Type.Array(Body({ code: OrganizationCode, wave: WaveNumber }), { minItems: 1, maxItems: 200 }),
    version: Version,
  }),
  response: PlanView,
})
export const reorderWaves = endpoint('POST', `${base}/:id/wave-orders`, {
  access: prepare,
  summary: 'Exchange the places of two waves; refused when a prerequisite would break',
  status: 200,
  body: Body({ wave: WaveNumber, to: WaveNumber, version: Version }),
  response: PlanView,
})
export const stepPlan = endpoint('POST', `${base}/:id/steps`, {
  access: prepare,
  summary: 'Undo or redo the last step of a draft',
  status: 200,
  body: Body({ step: Choice(['undo', 'redo']), version: Version }),
  response: PlanView,
})
export const savePlan = endpoint('POST', `${base}/:id/saving`, {
  access: prepare,
  summary: 'Save a draft as a version that stays as it is',
  status: 200,
  body: Body({ name: Line(120), note: Text(2000), version: Version }),
  response: PlanView,
})
export const discardPlan = endpoint('POST', `${base}/:id/discarding`, {
  access: prepare,
  summary: 'Put a draft or saved version aside for good',
  status: 200,
  body: Body({ reason: Line(1000), version: Version }),
  response: PlanView,
})

export const solvePlan = endpoint('POST', `${base}/:id/solves`, {
  access: prepare,
  summary: 'Ask the optimiser for a proposal; a call that runs for this plan is stopped',
  status: 202,
  body: Body({
    question: PlanQuestion,
    /** Whether organizations should stay where they are as far as possible: moves then count. */
    keep: Type.Boolean(),
    version: Version,
  }),
  response: SolveView,
})
export const readSolve = endpoint('GET', `${base}/:id/solves/:solve`, {
  access: view,
  summary: 'How far the optimiser is, and what it answered',
  response: SolveView,
})
export const cancelSolve = endpoint('POST', `${base}/:id/solves/:solve/cancelling`, {
  access: prepare,
  summary: 'Stop the optimiser; the plan stays as it is',
  status: 200,
  response: SolveView,
})

const Side = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Short,
  status: Choice(PLAN_STATUSES),
  score: Nullable(Type.Number()),
  feasible: Nullable(Type.Boolean()),
  waves: Type.Integer(),
  organizations: Type.Integer(),
  lastDay: Nullable(Day),
})
export const PlanComparison = Type.Object({
  left: Side,
  right: Side,
  /** Each part of the score in both; null where a plan has no proposal. */
  parts: Type.Array(
    Type.Object({
      part: PartScore.properties.part,
      title: Short,
      left: Nullable(Type.Number()),
      right: Nullable(Type.Number()),
    }),
  ),
  /** Organizations in different waves; null: not in this plan. */
  moved: Type.Array(
    Type.Object({
      code: OrganizationCode,
      name: Short,
      left: Nullable(WaveNumber),
      right: Nullable(WaveNumber),
    }),
  ),
  /** Limits, weights and wishes that differ, in words. */
  settings: Type.Array(Type.Object({ what: Short, left: Words, right: Words })),
})
export type PlanComparison = Static<typeof PlanComparison>
export const comparePlans = endpoint('GET', `${base}/:id/differences/:other`, {
  access: view,
  summary: 'Who stands in another wave in the other plan, and the parts of both scores',
  response: PlanComparison,
})
