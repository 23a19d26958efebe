// The words and small shapes that all parts of the rollout share. Pure: screens, papers and tests read the same lists.
import { Type } from 'typebox'
import { Choice, Day, Id, Nullable } from '../../platform/http/atoms.contract.ts'

export const WAVE_STATUSES = ['planned', 'active', 'paused', 'completed', 'cancelled'] as const
export type WaveStatus = (typeof WAVE_STATUSES)[number]

export const WAVE_STATUS_WORDS: Readonly<Record<WaveStatus, string>> = {
  planned: 'Planned',
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
  cancelled: 'Cancelled',
}

/** How far an organization is; in this order. */
export const PLACEMENT_STATES = [
  'pending',
  'training_scheduled',
  'training_complete',
  'access_granted',
  'onboarding_complete',
] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

export const PLACEMENT_STATE_WORDS: Readonly<Record<PlacementState, string>> = {
  pending: 'Pending',
  training_scheduled: 'Training scheduled',
  training_complete: 'Training complete',
  access_granted: 'Access granted',
  onboarding_complete: 'Onboarding complete',
}

/** The milestones of every wave in order; `at` is the share of the wave's working days after which each stands. */
export const MILESTONES = [
  { kind: 'kickoff', title: 'Kickoff', at: 0 },
  { kind: 'admin_training', title: 'Training of administrators', at: 0.2 },
  { kind: 'user_training', title: 'Training of users', at: 0.4 },
  { kind: 'system_access', title: 'System access', at: 0.6 },
  { kind: 'go_live', title: 'Go-live', at: 0.8 },
  { kind: 'completion', title: 'Completion', at: 1 },
] as const
export const MILESTONE_KINDS = [...MILESTONES.map(({ kind }) => kind), 'other'] as const
export type MilestoneKind = (typeof MILESTONES)[number]['kind'] | 'other'

export const MILESTONE_STATUSES = ['open', 'delayed', 'done', 'dropped'] as const
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number]

export const MILESTONE_STATUS_WORDS: Readonly<Record<MilestoneStatus, string>> = {
  open: 'Open',
  delayed: 'Delayed',
  done: 'Done',
  dropped: 'Dropped',
}

/** Who coordinates a wave (seed document 001, task 1.3). */
export const COORDINATOR_PARTS = ['lead', 'technical', 'training', 'support'] as const
export type CoordinatorPart = (typeof COORDINATOR_PARTS)[number]

export const COORDINATOR_WORDS: Readonly<Record<CoordinatorPart, string>> = {
  lead: 'Wave lead',
  technical: 'Technical coordinator',
  training: 'Training coordinator',
  support: 'Support coordinator',
}

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const WaveNumber = Type.Integer({ minimum: 1, maximum: 99 })
export const OrganizationCode = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })

/** A wave as lists and references show it. */
export const WaveSummary = Type.Object({
  id: Id,
  number: WaveNumber,
  name: Type.String({ maxLength: 120 }),
  status: Choice(WAVE_STATUSES),
  startsOn: Day,
  endsOn: Day,
  startedOn: Nullable(Day),
  endedOn: Nullable(Day),
  pausedOn: Nullable(Day),
})
