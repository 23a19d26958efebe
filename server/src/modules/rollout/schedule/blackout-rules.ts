// What a blackout forbids, asked of dates. Pure.
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { Forbidden } from './blackout-rules.contract.ts'

/** Days on which no wave may start, go live, or both. */
export interface BlackoutSpan {
  name: string
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string
  endsOn: string
  forbids: readonly Forbidden[]
}

/** The blackouts that forbid this on that day. */
export function blackoutsOn<B extends BlackoutSpan>(blackouts: readonly B[], what: Forbidden, day: string): B[] {
  return blackouts.filter(({ startsOn, endsOn, forbids }) => forbids.includes(what) && startsOn <= day && day <= endsOn)
}

/** `Year-end close (10 December 2026 to 8 January 2027)`. */
export function blackoutWords({ name, startsOn, endsOn }: BlackoutSpan): string {
  const days = startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)} to ${formatDate(endsOn)}`
  return `${name} (${days})`
}
