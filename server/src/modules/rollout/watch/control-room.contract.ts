// The control room: how the whole rollout stands, in one answer.
import { type Static, Type } from 'typebox'
import { Choice, Day, Instant, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { SEVERITIES, WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'
import { Health } from '../run/health.contract.ts'

const Words = (most: number) => Type.String({ maxLength: most })

/** On how much a forecast stands: on the assumption alone, on too few milestones to trust, or on enough of them. */
export const FORECAST_BASES = ['assumed', 'little', 'measured'] as const
/** With fewer milestones reached the assumption weighs more than what was measured. */
export const ENOUGH_MILESTONES = 8

export const EndRange = Type.Object({
  /** One in ten runs ends by this day. */
  early: Day,
  likely: Day,
  /** Nine in ten runs end by this day. */
  late: Day,
})
export type EndRange = Static<typeof EndRange>

export const RolloutForecast = Type.Object({
  basis: Choice(FORECAST_BASES),
  /** What it stands on, in words, to be said beside it. */
  note: Words(400),
  /** Milestones reached, from which the pace is measured. */
  measured: Type.Integer(),
  runs: Type.Integer(),
  seed: Type.Integer(),
  /** Last day of all waves as published, and as scheduled now; null without waves. */
  plannedEnd: Nullable(Day),
  scheduledEnd: Nullable(Day),
  end: Nullable(EndRange),
  /** Working days from the planned end to the likely one. */
  daysLate: Nullable(Type.Integer()),
  /** The likely end as the newest weekly report said; null when there was none. */
  saidBefore: Nullable(Type.Object({ on: Day, likely: Day })),
  /** Organizations without a wave: the forecast does not know of them. */
  outside: Type.Integer(),
})
export type RolloutForecast = Static<typeof RolloutForecast>

export const EXCEPTION_KINDS = [
  'critical_blocker',
  'overdue_milestone',
  'no_coordinator',
  'ready_to_complete',
  'gate_waiting',
  'no_wave',
] as const

export const RolloutException = Type.Object({
  id: Words(80),
  kind: Choice(EXCEPTION_KINDS),
  title: Words(300),
  detail: Words(300),
  /** Page inside BMMS on which something can be done. */
  path: Words(200),
})
export type RolloutException = Static<typeof RolloutException>

const WaveFigures = Type.Object({
  number: WaveNumber,
  name: Words(120),
  status: Choice(WAVE_STATUSES),
  startsOn: Day,
  endsOn: Day,
  plannedEnd: Day,
  organizations: Type.Integer(),
  onboarded: Type.Integer(),
  milestones: Type.Integer(),
  milestonesDone: Type.Integer(),
  members: Type.Integer(),
  invited: Type.Integer(),
  active: Type.Integer(),
  /** Null for a cancelled wave, and for one that is not begun. */
  health: Nullable(Health),
  /** Null for a cancelled wave. */
  end: Nullable(EndRange),
  /** Working days from the planned end to the likely one. */
  daysLate: Nullable(Type.Object({ early: Type.Integer(), likely: Type.Integer(), late: Type.Integer() })),
})
export type WaveFigures = Static<typeof WaveFigures>

export const BLOCKER_AGES = ['under 4 hours', 'under 1 day', '1 to 3 days', '4 to 7 days', 'over 7 days'] as const

export const ControlRoom = Type.Object({
  asOf: Instant,
  today: Day,
  organizations: Type.Object({
    total: Type.Integer(),
    onboarded: Type.Integer(),
    weekAgo: Type.Integer(),
    /** How many should be onboarded by today, as published. */
    planned: Type.Integer(),
  }),
  users: Type.Object({
    members: Type.Integer(),
    invited: Type.Integer(),
    /** Signed in within the last 30 days. */
    active: Type.Integer(),
    weekAgo: Type.Integer(),
  }),
  blockers: Type.Object({ open: Type.Integer(), critical: Type.Integer(), criticalWeekAgo: Type.Integer() }),
  nextMilestone: Nullable(
    Type.Object({
      wave: WaveNumber,
      title: Words(200),
      dueOn: Day,
      /** Working days from today; negative when it is overdue. */
      daysLeft: Type.Integer(),
    }),
  ),
  forecast: RolloutForecast,
  waves: Type.Array(WaveFigures),
  /** Organizations onboarded by each day: as published, as it was, and as it is likely to be. */
  progress: Type.Array(
    Type.Object({
      day: Day,
      planned: Type.Integer(),
      onboarded: Nullable(Type.Integer()),
      likely: Nullable(Type.Integer()),
    }),
  ),
  blockerAges: Type.Array(
    Type.Object({
      age: Choice(BLOCKER_AGES),
      ...Object.fromEntries(SEVERITIES.map((severity) => [severity, Type.Integer()])),
    } as { age: ReturnType<typeof Choice<typeof BLOCKER_AGES>> } & Record<(typeof SEVERITIES)[number], Type.TInteger>),
  ),
  exceptions: Type.Array(RolloutException),
})
export type ControlRoom = Static<typeof ControlRoom>

export const readControlRoom = endpoint('GET', '/platform/rollout/control-room', {
  access: 'rollout.wave.view',
  summary: 'Read how the whole rollout stands: figures, charts, forecast and what needs somebody',
  response: ControlRoom,
})
