// How up to date a page is, in words beside a dot.
import { formatClock } from '../lib/calendar.ts'
import type { LiveState } from '../lib/live-connection.ts'
import classes from './live-mark.module.css'

/** "Live, updated 14:05", "Last updated 14:05", "Offline, last updated 14:05". `updatedAt`: milliseconds. */
export function LiveMark({ state, updatedAt }: { state: LiveState; updatedAt: number }) {
  const at = formatClock(new Date(updatedAt))
  const words = {
    connecting: `Updated ${at}`,
    live: `Live, updated ${at}`,
    polling: `Last updated ${at}, asks every minute`,
    offline: `Offline, last updated ${at}`,
  }[state]
  return (
    <span className={classes.mark} data-state={state}>
      <span className={classes.dot} aria-hidden />
      {words}
    </span>
  )
}
