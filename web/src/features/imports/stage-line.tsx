// The way of an import as a line of steps; on a phone only where it stands.
import { IconCheck, IconX } from '@tabler/icons-react'
import { formatMoment } from '../../lib/calendar.ts'
import classes from './stage-line.module.css'
import type { Stage } from './stages.ts'

export function StageLine({ stages }: { stages: readonly Stage[] }) {
  return (
    <ol className={classes.line} aria-label="Where this import stands">
      {stages.map(({ label, state, by, at }, index) => (
        <li key={label} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className={classes.mark} aria-hidden>
            {state === 'past' ? (
              <IconCheck size={14} stroke={3} />
            ) : state === 'stopped' ? (
              <IconX size={14} stroke={3} />
            ) : (
              index + 1
            )}
          </span>
          <span className={classes.label}>
            {label}
            <span className="visually-hidden">
              {{ past: ', done', now: ', now', 'to come': ', to come', stopped: '' }[state]}
            </span>
          </span>
          {state !== 'to come' && (by || at) && (
            <span className={classes.who}>
              {by}
              {by && at && ', '}
              {at && formatMoment(at)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
