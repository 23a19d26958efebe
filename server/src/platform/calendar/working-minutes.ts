// Working time between instants: hours of the day, holidays and suspensions respected.
import { type BusinessCalendar, dateAt } from './business-calendar.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** The Philippines keep +08:00 the whole year, and did so for all days of a calendar (2000 to 2100). */
const OFFSET = 480 * MINUTE

type When = Temporal.Instant | string

/** Whole working minutes from `start` to `end`; negative when `end` is earlier. A RangeError outside the calendar. */
export function countWorkingMinutes(calendar: BusinessCalendar, start: When, end: When): number {
  return Math.trunc((workedUntil(calendar, localTime(end)) - workedUntil(calendar, localTime(start))) / MINUTE)
}

/**
 * The earliest instant at which `minutes` of work have passed since `start`: 17:00 rather than 08:00 of the next day. With
 * 0 the start itself. A RangeError for a negative number, and outside the calendar.
 */
export function addWorkingMinutes(calendar: BusinessCalendar, start: When, minutes: number): Temporal.Instant {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`${minutes} is not a whole number of minutes.`)
  const local = localTime(start)
  const target = workedUntil(calendar, local) + minutes * MINUTE
  return Temporal.Instant.fromEpochMilliseconds((minutes === 0 ? local : reached(calendar, target)) - OFFSET)
}

function localTime(when: When): number {
  return Temporal.Instant.from(when).epochMilliseconds + OFFSET
}

/** Milliseconds worked from the beginning of the calendar. */
function workedUntil(calendar: BusinessCalendar, local: number): number {
  const at = Math.floor(local / DAY) - calendar.firstDay
  dateAt(calendar, at)
  const time = local - (calendar.firstDay + at) * DAY
  const today = (calendar.spans[at] ?? []).reduce(
    (sum, [start, end]) => sum + Math.min(Math.max(time - start * MINUTE, 0), (end - start) * MINUTE),
    0,
  )
  return (calendar.minutesBefore[at] ?? 0) * MINUTE + today
}

/** The earliest local time at which so many milliseconds (more than 0) were worked from the beginning. */
function reached(calendar: BusinessCalendar, worked: number): number {
  const at = lastDayBelow(calendar.minutesBefore, worked / MINUTE)
  dateAt(calendar, at)
  let left = worked - (calendar.minutesBefore[at] ?? 0) * MINUTE
  for (const [start, end] of calendar.spans[at] ?? []) {
    const length = (end - start) * MINUTE
    if (left <= length) return (calendar.firstDay + at) * DAY + start * MINUTE + left
    left -= length
  }
  throw new RangeError(`The answer is after ${calendar.to}, where this calendar ends.`)
}

/** The last place whose sum is below the amount; sums never fall. */
function lastDayBelow(sums: Int32Array, amount: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sums[middle] ?? 0) < amount) low = middle
    else high = middle - 1
  }
  return low
}
