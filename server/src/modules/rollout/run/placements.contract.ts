// Organizations in a wave: their onboarding state with its facts, and moving them.
import { type Static, Type } from 'typebox'
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
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, PLACEMENT_STATES, WaveNumber } from '../rollout.contract.ts'
import { FactView } from './facts.contract.ts'

const waves = '/platform/rollout/waves/:waveDigits'
const placements = '/platform/rollout/placements/:id'

export const PlacementView = Type.Object({
  id: Id,
  wave: WaveNumber,
  code: OrganizationCode,
  name: Type.String({ maxLength: 200 }),
  kind: Type.String({ maxLength: 40 }),
  isActive: Type.Boolean(),
  state: Choice(PLACEMENT_STATES),
  stateBy: Choice(['rule', 'person']),
  /** Who set it by hand; '' where BMMS did. */
  stateByName: Type.String({ maxLength: 200 }),
  stateReason: Type.String({ maxLength: 1000 }),
  stateSince: Instant,
  wentLiveOn: Nullable(Day),
  blockers: Type.Integer(),
  facts: Type.Array(FactView),
  /** Where the facts lead from here; the state itself when they lead nowhere. */
  reachable: Choice(PLACEMENT_STATES),
  version: Version,
})
export type PlacementView = Static<typeof PlacementView>

export const listPlacements = endpoint('GET', `${waves}/organizations`, {
  access: 'rollout.wave.view',
  summary: 'Organizations of a wave with their onboarding state and the facts that it follows from',
  query: ListQuery(['code', 'name', 'state', 'stateSince'], {
    state: Type.Optional(Choice(PLACEMENT_STATES)),
    by: Type.Optional(Choice(['rule', 'person'])),
  }),
  response: ListOf(PlacementView),
})

export const placeOrganizations = endpoint('POST', `${waves}/organizations`, {
  access: 'rollout.wave.manage',
  summary:
    'Put organizations into a wave; those with a place in another one move. An over-full wave refuses and names who would not fit',
  status: 200,
  body: Body({
    organizations: Type.Array(OrganizationCode, { minItems: 1, maxItems: 100, uniqueItems: true }),
    reason: Line(1000),
  }),
  response: ListOf(PlacementView),
})

export const leaveWave = endpoint('POST', `${placements}/departure`, {
  access: 'rollout.wave.manage',
  summary: 'Take an organization out of its wave; the place stays on record',
  status: 200,
  body: Body({ reason: Line(1000), version: Version }),
  response: ListOf(PlacementView),
})

export const changeState = endpoint('POST', `${placements}/state`, {
  access: 'rollout.wave.work',
  summary: 'Set the onboarding state of an organization by hand, with the reason',
  status: 200,
  body: Body({ state: Choice(PLACEMENT_STATES), reason: Line(1000), version: Version }),
  response: ListOf(PlacementView),
})

export const followFacts = endpoint('POST', `${waves}/facts`, {
  access: 'rollout.wave.work',
  summary: 'Look at the facts now and move organizations on, as BMMS does four times an hour',
  status: 200,
  response: Type.Object({
    moved: Type.Array(
      Type.Object({ code: OrganizationCode, from: Choice(PLACEMENT_STATES), to: Choice(PLACEMENT_STATES) }),
    ),
  }),
})
