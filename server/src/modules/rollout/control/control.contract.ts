// Pausing, resuming and cancelling a wave; taking access away and giving it back.
import { type Static, Type } from 'typebox'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { ROLLBACK_STATES } from '../rollback/rollback.contract.ts'
import { OrganizationCode, WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'

const wave = '/platform/rollout/waves/:waveDigits'
const Count = Type.Integer({ minimum: 0 })
const Name = Type.String({ maxLength: 200 })

/** What the wave's organizations are, and what a step would mean: the numbers that a confirmation names. */
export const WaveControl = Type.Object({
  number: WaveNumber,
  name: Name,
  status: Choice(WAVE_STATUSES),
  statusReason: Type.String({ maxLength: 1000 }),
  version: Version,
  /** `pause`, `resume` and `cancel`, as far as they are possible from here. */
  actions: Type.Array(ActionView),
  /** Organizations with a place now, and those of them that are live. */
  organizations: Type.Array(OrganizationCode),
  live: Type.Array(OrganizationCode),
  /** Active members, each counted once; and those who are signed in at the moment. */
  people: Count,
  signedIn: Count,
  /** Of a paused wave: since when, and by how many working days open milestones move when it is resumed today. */
  pausedOn: Nullable(Day),
  shiftDays: Count,
  openMilestones: Count,
  /** Access that was taken away when the wave was cancelled. */
  revocations: Type.Array(
    Type.Object({
      id: Id,
      organization: OrganizationCode,
      members: Count,
      by: Name,
      at: Instant,
      restoredAt: Nullable(Instant),
      restoredBy: Nullable(Name),
    }),
  ),
  rollbacks: Type.Array(Type.Object({ id: Id, organization: OrganizationCode, state: Choice(ROLLBACK_STATES) })),
})
export type WaveControl = Static<typeof WaveControl>

export const readWaveControl = endpoint('GET', `${wave}/control`, {
  access: 'rollout.wave.view',
  summary: 'Whether a wave can be paused, resumed or cancelled, and what that would mean',
  response: WaveControl,
})

const reason = Line(1000, 'Reason')

export const pauseWave = endpoint('POST', `${wave}/pause`, {
  access: 'rollout.wave.control',
  summary: 'Pauses a wave: its clocks stand still, and everybody concerned is told',
  status: 200,
  body: Body({ version: Version, reason }),
  response: WaveControl,
})

export const resumeWave = endpoint('POST', `${wave}/resume`, {
  access: 'rollout.wave.control',
  summary: 'Resumes a paused wave: open milestones move by the working days that it stood still',
  status: 200,
  body: Body({ version: Version, reason }),
  response: WaveControl,
})

export const cancelWave = endpoint('POST', `${wave}/cancel`, {
  access: 'rollout.wave.control',
  summary: 'Cancels a wave, and at wish takes access away and prepares rollbacks of its organizations',
  status: 200,
  body: Body({
    version: Version,
    reason,
    /** Organizations become inactive, memberships are suspended and sessions ended; restorable. */
    revokeAccess: Type.Optional(Type.Boolean()),
    /** Prepares a rollback for every organization, to midnight before the wave began; each is approved on its own. */
    rollBackData: Type.Optional(Type.Boolean()),
  }),
  response: WaveControl,
})

export const restoreAccess = endpoint('POST', `${wave}/access`, {
  access: 'rollout.wave.control',
  summary:
    'Gives back the access that was taken away: exactly those memberships, and the organizations that were active',
  status: 200,
  body: Body({
    /** Of these organizations; without them, of all. */
    organizations: Type.Optional(Type.Array(OrganizationCode, { minItems: 1, maxItems: 100 })),
    comment: Type.Optional(Text(1000)),
  }),
  response: WaveControl,
})
