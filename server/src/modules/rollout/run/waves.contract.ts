// Waves as those who work them see them: the list, the record, its start, its coordinators and its history.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  ActionView,
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
import { COORDINATOR_PARTS, OrganizationCode, WAVE_STATUSES, WaveSummary } from '../rollout.contract.ts'
import { Health } from './health.contract.ts'

const base = '/platform/rollout/waves'
const Name = Type.String({ maxLength: 200 })
const Count = Type.Integer()

/** Figures of a wave; shares are percent. */
const standing = {
  organizations: Count,
  onboarded: Count,
  milestones: Count,
  milestonesDone: Count,
  overdueMilestones: Count,
  /** Open ones. */
  blockers: Count,
  criticalBlockers: Count,
  highBlockers: Count,
  completion: Nullable(Type.Number()),
  elapsed: Nullable(Type.Number()),
  /** Null for a cancelled wave. */
  health: Nullable(Health),
}

export const WaveItem = Type.Object({
  ...WaveSummary.properties,
  maxOrganizations: Count,
  /** Organizations in it now, by code. */
  codes: Type.Array(OrganizationCode),
  ...standing,
})
export type WaveItem = Static<typeof WaveItem>

export const Coordinator = Type.Object({
  part: Choice(COORDINATOR_PARTS),
  personId: Id,
  name: Name,
  email: Name,
  phone: Name,
})
export type Coordinator = Static<typeof Coordinator>

export const WaveRecord = Type.Object({
  ...WaveItem.properties,
  description: Type.String({ maxLength: 2000 }),
  statusReason: Type.String({ maxLength: 1000 }),
  baselineStartsOn: Day,
  baselineEndsOn: Day,
  pausedDays: Count,
  coordinators: Type.Array(Coordinator),
  /** `start`, with everything that is missing for it. */
  actions: Type.Array(ActionView),
  version: Version,
})
export type WaveRecord = Static<typeof WaveRecord>

export const listWaves = endpoint('GET', base, {
  access: 'rollout.wave.view',
  summary: 'Waves with their health, progress and open blockers',
  query: ListQuery(['number', 'name', 'startsOn', 'endsOn', 'status'], {
    status: Type.Optional(Choice(WAVE_STATUSES)),
    organization: Type.Optional(OrganizationCode),
    blocked: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(WaveItem),
})

export const readWave = endpoint('GET', `${base}/:waveDigits`, {
  access: 'rollout.wave.view',
  summary: 'A wave with its health, its coordinators and what may be done with it now',
  response: WaveRecord,
})

export const readWaveHistory = endpoint('GET', `${base}/:waveDigits/history`, {
  access: 'rollout.wave.view',
  summary: 'Changes of a wave, its places, milestones, coordinators, blockers and answers',
  query: HistoryQuery,
  response: HistoryPage,
})

export const describeWave = endpoint('PATCH', `${base}/:waveDigits`, {
  access: 'rollout.wave.manage',
  summary: 'Name a wave, say what it is for, and how many organizations it takes',
  body: Body({
    name: Line(120),
    description: Text(2000),
    maxOrganizations: Type.Integer({ minimum: 1, maximum: 100 }),
    version: Version,
  }),
  response: WaveRecord,
})

export const startWave = endpoint('POST', `${base}/:waveDigits/start`, {
  access: 'rollout.wave.control',
  summary: 'Start a wave; refused with everything that is missing for it',
  status: 200,
  body: Body({ version: Version, comment: Type.Optional(Text(1000)) }),
  response: WaveRecord,
})

export const appointCoordinator = endpoint('PUT', `${base}/:waveDigits/coordinators`, {
  access: 'rollout.wave.manage',
  summary: 'Appoint who coordinates a part of a wave, or nobody; the person is told',
  body: Body({ part: Choice(COORDINATOR_PARTS), personId: Nullable(Id) }),
  response: WaveRecord,
})

export const StaffMember = Type.Object({
  id: Id,
  name: Name,
  email: Name,
  roles: Type.Array(Type.String({ maxLength: 40 })),
})
export type StaffMember = Static<typeof StaffMember>

export const listStaff = endpoint('GET', '/platform/rollout/staff', {
  access: 'rollout.wave.view',
  summary: 'People with a role above organizations, who can coordinate waves and answer for milestones and blockers',
  query: ListQuery(['name'], {}),
  response: ListOf(StaffMember),
})
