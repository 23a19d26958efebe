// Bringing an organization to its modules stage by stage, and taking them back.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, PLACEMENT_STATES, WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'

export const READINESS_ITEMS = [
  'wave',
  'admin_named',
  'admin_signed_in',
  'people_limit',
  'people',
  'training',
  'modules',
  'planning_roles',
  'budget_reference',
  'budget_roles',
  'contact',
] as const
export type ReadinessItem = (typeof READINESS_ITEMS)[number]

export const VERDICTS = ['yes', 'no', 'unknown'] as const

/** One question of the readiness check with its answer. Unknown is never a yes. */
export const Finding = Type.Object({
  item: Choice(READINESS_ITEMS),
  label: Type.String({ maxLength: 120 }),
  verdict: Choice(VERDICTS),
  /** A hard item cannot be passed over; a soft one by a manager, with a reason. */
  weight: Choice(['hard', 'soft']),
  /** What was found, in a sentence. */
  evidence: Type.String({ maxLength: 400 }),
  remedy: Nullable(Type.Object({ label: Type.String({ maxLength: 80 }), path: Type.String({ maxLength: 200 }) })),
  /** Why it was passed over; '' when it was not. */
  passedOver: Type.String({ maxLength: 500 }),
})
export type Finding = Static<typeof Finding>

const Names = Type.Array(Type.String({ maxLength: 60 }))
export const StageKey = Type.String({ pattern: '^[a-z][a-z_]{1,29}$', maxLength: 30 })

export const StageView = Type.Object({
  number: Type.Integer(),
  key: StageKey,
  name: Type.String({ maxLength: 80 }),
  description: Type.String({ maxLength: 500 }),
  modules: Names,
  roles: Names,
  goesLive: Type.Boolean(),
  state: Choice(['on', 'next', 'later']),
})
export type StageView = Static<typeof StageView>

export const StepView = Type.Object({
  action: Choice(['activate', 'deactivate']),
  stage: Nullable(Type.String({ maxLength: 80 })),
  reason: Type.String({ maxLength: 1000 }),
  modulesBefore: Names,
  modulesAfter: Names,
  passedOver: Type.Array(
    Type.Object({ label: Type.String({ maxLength: 120 }), reason: Type.String({ maxLength: 500 }) }),
  ),
  by: Type.String({ maxLength: 200 }),
  at: Instant,
})

const standing = {
  code: OrganizationCode,
  name: Type.String({ maxLength: 200 }),
  wave: Nullable(WaveNumber),
  waveStatus: Nullable(Choice(WAVE_STATUSES)),
  state: Nullable(Choice(PLACEMENT_STATES)),
  isActive: Type.Boolean(),
  /** Name of the last stage that is on; null before the first. */
  stage: Nullable(Type.String({ maxLength: 80 })),
  modules: Names,
  liveOn: Nullable(Day),
  people: Type.Integer(),
  /** Modules and features that do not reach everybody. */
  shares: Type.Integer(),
}
export const ActivationRow = Type.Object(standing)
export type ActivationRow = Static<typeof ActivationRow>

export const ActivationRecord = Type.Object({
  ...standing,
  onboardedOn: Nullable(Day),
  statusReason: Type.String({ maxLength: 1000 }),
  version: Type.Integer(),
  stages: Type.Array(StageView),
  /** The stage that the readiness is about; null when all are on and the organization is live. */
  target: Nullable(StageKey),
  readiness: Type.Array(Finding),
  steps: Type.Array(StepView),
  canActivate: Type.Boolean(),
})
export type ActivationRecord = Static<typeof ActivationRecord>

const base = '/platform/rollout/activation'
const Reason = Line(1000)

export const listActivations = endpoint('GET', base, {
  access: 'rollout.wave.view',
  summary: 'All organizations with the stage of activation that they reached',
  query: ListQuery(['code', 'name', 'liveOn', 'wave'], {
    active: Type.Optional(Type.Boolean()),
    live: Type.Optional(Type.Boolean()),
    wave: Type.Optional(WaveNumber),
  }),
  response: ListOf(ActivationRow),
})
export const readActivation = endpoint('GET', `${base}/:code`, {
  access: 'rollout.wave.view',
  summary: 'Stages, readiness and earlier steps of one organization; of the next stage unless another is asked for',
  query: Type.Object({ stage: Type.Optional(StageKey) }, { additionalProperties: false }),
  response: ActivationRecord,
})
export const activate = endpoint('POST', `${base}/:code/activate`, {
  access: 'rollout.organization.activate',
  summary: 'Switch the next stage on, after the readiness check',
  status: 200,
  body: Body({
    version: Version,
    stage: StageKey,
    reason: Reason,
    /** Soft items that are passed over, each with its reason. */
    passOver: Type.Optional(
      Type.Array(Body({ item: Choice(READINESS_ITEMS), reason: Line(500) }), { maxItems: READINESS_ITEMS.length }),
    ),
  }),
  response: ActivationRecord,
})
export const deactivate = endpoint('POST', `${base}/:code/deactivate`, {
  access: 'rollout.organization.activate',
  summary: 'Switch a stage and those after it off, or close the whole organization; effective at once',
  status: 200,
  body: Body({ version: Version, stage: Type.Optional(StageKey), reason: Reason }),
  response: ActivationRecord,
})
