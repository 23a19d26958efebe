// The state of a thing: always a word and an icon, never colour alone.
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClockHour4, IconX } from '@tabler/icons-react'
import { humanize } from '../lib/words.ts'
import classes from './status-badge.module.css'

export type Tone = 'neutral' | 'info' | 'warn' | 'good' | 'bad'

const ICONS = {
  neutral: IconCircleDashed,
  info: IconClockHour4,
  warn: IconAlertTriangle,
  good: IconCircleCheck,
  bad: IconX,
} satisfies Record<Tone, unknown>

const TONE_OF: Record<string, Tone> = {
  draft: 'neutral',
  not_started: 'neutral',
  inactive: 'neutral',
  archived: 'neutral',
  cancelled: 'neutral',
  closed: 'neutral',
  off: 'neutral',
  submitted: 'info',
  in_progress: 'info',
  pending: 'info',
  pilot: 'info',
  queued: 'info',
  endorsed: 'info',
  under_review: 'info',
  returned: 'warn',
  at_risk: 'warn',
  deferred: 'warn',
  behind: 'warn',
  too_little: 'warn',
  no_coordinator: 'warn',
  no_wave: 'warn',
  ready_to_complete: 'info',
  gate_waiting: 'info',
  lapsing: 'warn',
  approved: 'good',
  published: 'good',
  active: 'good',
  completed: 'good',
  done: 'good',
  achieved: 'good',
  on_track: 'good',
  enough: 'good',
  on: 'good',
  rejected: 'bad',
  overdue: 'bad',
  overdue_milestone: 'bad',
  critical_blocker: 'bad',
  used_up: 'bad',
  over_ceiling: 'bad',
  high_risk: 'bad',
  medium_risk: 'warn',
  low_risk: 'info',
  failed: 'bad',
}

/** Tone of a state by its name; unknown states are neutral. */
export function toneOf(state: string): Tone {
  return TONE_OF[state] ?? 'neutral'
}

export interface StatusBadgeProps {
  /** Name of the state as the server says it: `at_risk`. */
  state: string
  /** Words instead of the state's own name. */
  label?: string
  tone?: Tone
}

/** The state of a record as a small badge. */
export function StatusBadge({ state, label, tone = toneOf(state) }: StatusBadgeProps) {
  const Icon = ICONS[tone]
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {label ?? humanize(state)}
    </span>
  )
}
