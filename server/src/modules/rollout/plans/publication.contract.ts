// What publishing a plan does to the waves: seen before, done once, and refused where it cannot be.
import { type Static, Type } from 'typebox'
import { Body, Choice, Day, Nullable, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'
import { PlanView } from './plans.contract.ts'

const Words = Type.String({ maxLength: 2000 })

export const WAVE_EFFECTS = ['added', 'changed', 'left_out'] as const

/** What publishing would do to a wave. Waves that have begun are not touched and not listed. */
export const WaveEffect = Type.Object({
  wave: WaveNumber,
  name: Type.String({ maxLength: 120 }),
  effect: Choice(WAVE_EFFECTS),
  startsOn: Day,
  endsOn: Day,
  /** As it was published before; null: it is new. */
  startedBefore: Nullable(Day),
  joining: Type.Array(OrganizationCode),
  leaving: Type.Array(OrganizationCode),
  organizations: Type.Array(OrganizationCode),
})
export type WaveEffect = Static<typeof WaveEffect>

export const PublicationPreview = Type.Object({
  /** Why it cannot be published now; null: it can. */
  refusal: Nullable(Words),
  /** The consequence in one sentence. */
  words: Words,
  warnings: Type.Array(Words),
  waves: Type.Array(WaveEffect),
})
export type PublicationPreview = Static<typeof PublicationPreview>

const base = '/platform/rollout/plans/:id'

export const previewPublication = endpoint('GET', `${base}/publication`, {
  access: 'rollout.plan.view',
  summary: 'What publishing this plan would do to the waves',
  response: PublicationPreview,
})
export const publishPlan = endpoint('POST', `${base}/publication`, {
  access: 'rollout.plan.publish',
  summary: 'Publish a saved plan: planned waves and the places in them become those of the plan',
  status: 200,
  body: Body({ version: Version }),
  response: PlanView,
})
