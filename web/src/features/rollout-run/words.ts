// The words of waves, states and blockers.
import {
  MILESTONE_STATUS_WORDS,
  type MilestoneStatus,
  PLACEMENT_STATE_WORDS,
  PLACEMENT_STATES,
  type PlacementState,
  SEVERITY_WORDS,
  type Severity,
  WAVE_STATUS_WORDS,
  type WaveStatus,
} from '../../../../server/src/modules/rollout/rollout.contract.ts'
import type { FactName, ThreeValued } from '../../../../server/src/modules/rollout/run/facts.contract.ts'
import type { PlacementView } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import { countOf } from '../../lib/words.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const waveStatusOptions = options(WAVE_STATUS_WORDS)
export const stateOptions = options(PLACEMENT_STATE_WORDS)
export const severityOptions = options(SEVERITY_WORDS)
export const milestoneStatusOptions = options(MILESTONE_STATUS_WORDS)

const WAVE_TONES: Readonly<Record<WaveStatus, Tone>> = {
  planned: 'neutral',
  active: 'info',
  paused: 'warn',
  completed: 'good',
  cancelled: 'neutral',
}

export function waveStatus(status: WaveStatus): StatusBadgeProps {
  return { state: status, label: WAVE_STATUS_WORDS[status], tone: WAVE_TONES[status] }
}

export function stateBadge(state: PlacementState): StatusBadgeProps {
  const at = PLACEMENT_STATES.indexOf(state)
  const tone = at === 0 ? 'neutral' : at === PLACEMENT_STATES.length - 1 ? 'good' : 'info'
  return { state, label: PLACEMENT_STATE_WORDS[state], tone }
}

const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  high: 'warn',
  medium: 'info',
  low: 'neutral',
}

export function severityBadge(severity: Severity): StatusBadgeProps {
  return { state: severity, label: SEVERITY_WORDS[severity], tone: SEVERITY_TONES[severity] }
}

export function milestoneBadge({
  status,
  isOverdue,
}: {
  status: MilestoneStatus
  isOverdue: boolean
}): StatusBadgeProps {
  if (isOverdue) return { state: 'overdue', label: 'Overdue', tone: 'bad' }
  const tone = { open: 'info', delayed: 'warn', done: 'good', dropped: 'neutral' } as const
  return { state: status, label: MILESTONE_STATUS_WORDS[status], tone: tone[status] }
}

export function answerBadge(answer: ThreeValued): StatusBadgeProps {
  const words = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const
  const tone = { yes: 'good', no: 'bad', unknown: 'neutral' } as const
  return { state: answer, label: words[answer], tone: tone[answer] }
}

/** Good from 80, at risk from 60: the bands of the control room. */
export function healthTone(score: number): Tone {
  return score >= 80 ? 'good' : score >= 60 ? 'warn' : 'bad'
}

/** `3 days 4 hours`; below a day `5 hours`. */
export function ageWords(hours: number): string {
  const days = Math.floor(hours / 24)
  if (days === 0) return hours === 0 ? 'less than an hour' : countOf(hours, 'hour')
  return hours % 24 === 0 || days > 6 ? countOf(days, 'day') : `${countOf(days, 'day')} ${countOf(hours % 24, 'hour')}`
}

/** `Set by BMMS`, or `Set by A. Santos: the reason`. */
export function setByWords({
  stateBy,
  stateByName,
  stateReason,
}: Pick<PlacementView, 'stateBy' | 'stateByName' | 'stateReason'>): string {
  if (stateBy === 'rule') return 'Set by BMMS'
  return `Set by ${stateByName || 'a person'}: ${stateReason}`
}

/** The state after this one; nothing after the last. */
export function nextState(state: PlacementState): PlacementState | undefined {
  return PLACEMENT_STATES[PLACEMENT_STATES.indexOf(state) + 1]
}

/** What an organization does for each fact. */
export const OWN_STEPS: Readonly<Record<FactName, string>> = {
  administrator: 'Name an administrator, who brings the others in and gives them their roles.',
  people: 'Bring in the people who will work in BMMS, at least one besides the administrator.',
  trainings_dated: 'Wait for the days of both trainings; the rollout team sets them.',
  trained: 'Complete the training: at least 80% of the people who are enrolled.',
  access: 'See to it that everybody has a way in: a password, or an invitation.',
  first_sign_in: 'Sign in for the first time: somebody has to begin.',
  signed_in: 'Have at least 60% of your people sign in once.',
  plans: 'Write your first plan: a draft of a strategic plan or an annual work plan is enough.',
}
