// What planning knows: profiles of organizations with their readiness, ties, prerequisites, and the settings of new plans.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  Body,
  Choice,
  Day,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { SIZES, WaveLimits } from '../optimiser/problem.contract.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'

const Short = Type.String({ maxLength: 300 })

export const SIZE_WORDS: Readonly<Record<(typeof SIZES)[number], string>> = {
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
}

export const READINESS_PARTS = ['administrators', 'active_users', 'training', 'data'] as const
export type ReadinessPart = (typeof READINESS_PARTS)[number]

/** A part of the readiness: `points` of `weight`; null: no data, which lowers confidence and not the score. */
export const ReadinessPartView = Type.Object({
  part: Choice(READINESS_PARTS),
  title: Short,
  weight: Type.Integer(),
  points: Nullable(Type.Number()),
  words: Short,
})
export type ReadinessPartView = Static<typeof ReadinessPartView>

/** 0 to 100 over what is known; `confidence` 0 to 1 is the share of the weights that is known. Null: nothing is known. */
export const ReadinessView = Type.Object({
  score: Nullable(Type.Number()),
  confidence: Type.Number(),
  parts: Type.Array(ReadinessPartView),
})
export type ReadinessView = Static<typeof ReadinessView>

export const ROLLOUT_STANDINGS = ['waiting', 'planned', 'started', 'left_out'] as const
export const STANDING_WORDS: Readonly<Record<(typeof ROLLOUT_STANDINGS)[number], string>> = {
  waiting: 'Waiting for a wave',
  planned: 'In a planned wave',
  started: 'In a wave that has begun',
  left_out: 'Not in the rollout',
}

const profileFields = {
  size: Choice(SIZES),
  expectedPeople: Type.Integer({ minimum: 0, maximum: 100_000 }),
  /** Of them, those who need a seat in the training. */
  trainees: Type.Integer({ minimum: 0, maximum: 100_000 }),
  /** Bodies with kindred mandates; '' for none. */
  cluster: Text(120),
  /** Where trainers have to go; '' when nobody knows. */
  place: Text(120),
  /** Why others depend on it; '' when they do not. */
  foundation: Text(200),
  takesPart: Type.Boolean(),
  source: Line(300),
}

export const ProfileView = Type.Object({
  code: OrganizationCode,
  name: Short,
  kind: Short,
  ...profileFields,
  source: Short,
  standing: Choice(ROLLOUT_STANDINGS),
  wave: Nullable(WaveNumber),
  readiness: ReadinessView,
  /** 0: nothing was entered yet; what stands here is assumed. */
  version: Type.Integer(),
})
export type ProfileView = Static<typeof ProfileView>

export const TieView = Type.Object({
  id: Id,
  a: OrganizationCode,
  b: OrganizationCode,
  weight: Type.Number(),
  why: Short,
  version: Type.Integer(),
})
export type TieView = Static<typeof TieView>

export const PrerequisiteView = Type.Object({
  id: Id,
  code: OrganizationCode,
  codeName: Short,
  needs: OrganizationCode,
  needsName: Short,
  why: Short,
})
export type PrerequisiteView = Static<typeof PrerequisiteView>

const WaveDays = Type.Integer({ minimum: 6, maximum: 120 })
const GapDays = Type.Integer({ minimum: 0, maximum: 120 })
/** When waves stand: working days of a wave and between waves, and the first day wanted. */
export const PlanSchedule = Body({ startsOn: Day, waveDays: WaveDays, gapDays: GapDays })
export type PlanSchedule = Static<typeof PlanSchedule>

const settingFields = {
  limits: WaveLimits,
  waveDays: WaveDays,
  gapDays: GapDays,
  /** Null: as soon as the plan is made. */
  startsOn: Nullable(Day),
  /** Where the rollout team has its office, so that a training there is no trip. */
  office: Text(120),
}
export const PlanSettings = Type.Object({ ...settingFields, version: Type.Integer() })
export type PlanSettings = Static<typeof PlanSettings>

const view = 'rollout.plan.view'
const prepare = 'rollout.plan.prepare'
const base = '/platform/rollout'

export const listProfiles = endpoint('GET', `${base}/profiles`, {
  access: view,
  summary: 'What planning knows about each organization, with its readiness',
  query: ListQuery(['code', 'name', 'size', 'expectedPeople', 'cluster', 'place'], {
    size: Type.Optional(Choice(SIZES)),
    standing: Type.Optional(Choice(ROLLOUT_STANDINGS)),
  }),
  response: ListOf(ProfileView),
})
export const readProfile = endpoint('GET', `${base}/profiles/:code`, {
  access: view,
  summary: 'What planning knows about an organization, with its readiness',
  response: ProfileView,
})
export const editProfile = endpoint('PATCH', `${base}/profiles/:code`, {
  access: prepare,
  summary: 'Change what planning knows about an organization; version 0 enters it for the first time',
  body: Body({ ...profileFields, version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
  response: ProfileView,
})
export const readProfileHistory = endpoint('GET', `${base}/profiles/:code/history`, {
  access: view,
  summary: 'Who changed what planning knows about an organization',
  query: HistoryQuery,
  response: HistoryPage,
})

export const listTies = endpoint('GET', `${base}/ties`, {
  access: view,
  summary: 'Organizations that work together',
  query: ListQuery(['a', 'b', 'weight'], { organization: Type.Optional(OrganizationCode) }),
  response: ListOf(TieView),
})
export const addTie = endpoint('POST', `${base}/ties`, {
  access: prepare,
  summary: 'Enter that two organizations work together; weight 1 is ordinary',
  body: Body({
    a: OrganizationCode,
    b: OrganizationCode,
    weight: Type.Number({ minimum: 0, maximum: 100 }),
    why: Line(300),
  }),
  response: TieView,
})
export const editTie = endpoint('PATCH', `${base}/ties/:id`, {
  access: prepare,
  summary: 'Change how strongly two organizations work together, or why',
  body: Body({ weight: Type.Number({ minimum: 0, maximum: 100 }), why: Line(300), version: Version }),
  response: TieView,
})
export const removeTie = endpoint('DELETE', `${base}/ties/:id`, {
  access: prepare,
  summary: 'Remove a tie',
  status: 204,
  response: Type.Null(),
})

export const listPrerequisites = endpoint('GET', `${base}/prerequisites`, {
  access: view,
  summary: 'Which organization can come only after which',
  query: ListQuery(['code', 'needs'], { organization: Type.Optional(OrganizationCode) }),
  response: ListOf(PrerequisiteView),
})
export const addPrerequisite = endpoint('POST', `${base}/prerequisites`, {
  access: prepare,
  summary: 'Enter that an organization can come only in a wave after another; a circle is refused and named',
  body: Body({ code: OrganizationCode, needs: OrganizationCode, why: Line(300) }),
  response: PrerequisiteView,
})
export const removePrerequisite = endpoint('DELETE', `${base}/prerequisites/:id`, {
  access: prepare,
  summary: 'Remove a prerequisite',
  status: 204,
  response: Type.Null(),
})

export const readPlanSettings = endpoint('GET', `${base}/plan-settings`, {
  access: view,
  summary: 'Limits and dates that a new plan starts with',
  response: PlanSettings,
})
export const editPlanSettings = endpoint('PUT', `${base}/plan-settings`, {
  access: prepare,
  summary: 'Change the limits and dates that a new plan starts with; version 0 enters them for the first time',
  body: Body({ ...settingFields, version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
  response: PlanSettings,
})
