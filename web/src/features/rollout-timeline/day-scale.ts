// From days to places on the timeline and back. Days are `YYYY-MM-DD`.
import type { Timeline } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'

const DAY = 86_400_000

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** 0 is Monday. */
function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

export interface Period {
  from: string
  to: string
}

export interface Band extends Period {
  label: string
}

/** The months of a period, cut at its ends. */
export function monthsOf({ from, to }: Period): Band[] {
  const months: Band[] = []
  for (let first = from; first <= to; ) {
    const [year = 0, month = 1] = first.split('-').map(Number)
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
    const last = plusDays(next, -1)
    months.push({ from: first, to: last < to ? last : to, label: monthName.format(Date.parse(first)) })
    first = next
  }
  return months
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The Mondays of a period. */
export function mondaysOf({ from, to }: Period): string[] {
  const first = plusDays(from, (7 - weekdayOf(from)) % 7)
  return Array.from({ length: Math.max(0, Math.floor(daysBetween(first, to) / 7) + 1) }, (_, at) =>
    plusDays(first, at * 7),
  )
}

/** Days on which nothing is worked, besides weekends. */
export function restDaysOf({ holidays }: Pick<Timeline, 'holidays'>): ReadonlySet<string> {
  return new Set(holidays.filter((day) => day.class !== 'suspension').map((day) => day.date))
}

/** So many working days later, or earlier; the server has the last word. */
export function plusWorkingDays(day: string, steps: number, rest: ReadonlySet<string>): string {
  const direction = steps < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(steps); left > 0; ) {
    at = plusDays(at, direction)
    if (weekdayOf(at) < 5 && !rest.has(at)) left--
  }
  return at
}
