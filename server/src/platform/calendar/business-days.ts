// Business days: which they are, the next one, and adding and counting them.
import { type BusinessCalendar, dateAt, dayNumber, placeOf, weekdayOf } from './business-calendar.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Whether anything is worked on a day; a day on which work is suspended from noon is still a business day. */
export function isBusinessDay(calendar: BusinessCalendar, date: string): boolean {
  return spansAt(calendar, placeOf(calendar, date)).length > 0
}

/**
 * The day itself when it is a business day, else the next one: what is due on a holiday or a weekend is due on the next
 * business day (BAA 39, s. 13). A RangeError when there is none before the calendar ends.
 */
export function nextBusinessDay(calendar: BusinessCalendar, date: string): string {
  const before = calendar.daysBefore[placeOf(calendar, date)] ?? 0
  return dateAt(calendar, calendar.businessDays[before])
}

/**
 * The business day that is `count` business days after a day, which itself is not counted (Civil Code, art. 13: the first
 * day is excluded and the last included); before it, when `count` is negative. With 0 the day
 * itself or the next business day. A RangeError
 * when the answer is outside the calendar.
 */
export function addBusinessDays(calendar: BusinessCalendar, date: string, count: number): string {
  if (!Number.isInteger(count)) throw new RangeError(`${count} is not a whole number of days.`)
  if (count === 0) return nextBusinessDay(calendar, date)
  const at = placeOf(calendar, date)
  const after = calendar.daysBefore[at + 1] ?? 0
  const before = calendar.daysBefore[at] ?? 0
  return dateAt(calendar, calendar.businessDays[count > 0 ? after + count - 1 : before + count])
}

/** Business days after `start` up to and with `end`; negative when `end` is earlier. */
export function countBusinessDays(calendar: BusinessCalendar, start: string, end: string): number {
  return upTo(calendar, end) - upTo(calendar, start)
}

/** Why nothing is worked on a day: the names of its holidays, or the weekday; `null` on a business day. */
export function reasonForRest(calendar: BusinessCalendar, date: string): string | null {
  if (isBusinessDay(calendar, date)) return null
  const names = (calendar.holidays.get(date) ?? [])
    .filter((day) => day.class !== 'special_working')
    .map((day) => (day.class === 'suspension' ? `work suspended (${day.name})` : day.name))
  return names.length > 0 ? names.join(', ') : (WEEKDAYS[weekdayOf(dayNumber(date)) - 1] ?? '')
}

function upTo(calendar: BusinessCalendar, date: string): number {
  return calendar.daysBefore[placeOf(calendar, date) + 1] ?? 0
}

function spansAt(calendar: BusinessCalendar, at: number) {
  return calendar.spans[at] ?? []
}
