// How far something is, with the word that says whether that is enough.
import { Progress as Bar, Text } from '@mantine/core'
import { formatPercent } from '../lib/amounts.ts'
import classes from './progress.module.css'
import { StatusBadge, toneOf } from './status-badge.tsx'

export interface ProgressProps {
  /** Percent done, 0 to 100 (and beyond: shown as it is, the bar stays full). Null when it cannot be computed. */
  value: string | number | null
  /** `on_track`, `at_risk`, `behind`, `overdue`, `achieved` ... */
  state?: string | undefined
  /** What it is the progress of, for screen readers. */
  label: string
  /** Small, inside a table cell. */
  compact?: boolean
}

/** A bar with its percentage and the word for it. */
export function Progress({ value, state, label, compact = false }: ProgressProps) {
  if (value === null) return <Text size="sm">Not measured yet</Text>
  const percent = Math.min(100, Math.max(0, Number(value)))
  return (
    <div className={classes.progress} data-compact={compact || undefined}>
      <Bar.Root size={compact ? 6 : 8} className={classes.bar ?? ''}>
        <Bar.Section value={percent} aria-label={label} color={state ? `var(--tone-${toneOf(state)})` : 'accent'} />
      </Bar.Root>
      <span className={classes.figure}>{formatPercent(value)}</span>
      {state && <StatusBadge state={state} />}
    </div>
  )
}
