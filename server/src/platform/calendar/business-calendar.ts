// The calendar of work as a value: built once from rows, then asked as often as needed without a database.
import type { HolidayClass } from './calendar.contract.ts'
import { parseDate } from './manila.ts'
import { type HoursProfile, type MinuteSpan, minuteOf, profileOn, spansOn, spansUntil } from './working-hours.ts'

/** A day of the registry that counts here. */
export interface HolidayFact {
  date: string
  name: string
  class: HolidayClass
  /** `HH:MM`, for a suspension of work. */
  fromHour: string | null
}

export interface CalendarRows {
  /** First and last day that can be asked about, `YYYY-MM-DD`. */
  from: string
  to: string
  holidays: readonly HolidayFact[]
  profiles: readonly HoursProfile[]
}

/**
 * What is worked on each day of a period at a place. The prefix tables make counting between any two days as cheap as
 * between neighbours, so one calendar serves a whole list.
 */
export interface BusinessCalendar {
  from: string
  to: string
  /** Days since 1970 of the first day; days are known by their place from there. */
  firstDay: number
  /** Spans of work per day, in minutes since midnight; none: not a business day. */
  spans: readonly (readonly MinuteSpan[])[]
  /** Business days before each day, and one more entry for the end. */
  daysBefore: Int32Array
  /** Working minutes before each day, and one more entry for the end. */
  minutesBefore: Int32Array
  /** The business days in order, by their place. */
  businessDays: Int32Array
  holidays: ReadonlyMap<string, readonly HolidayFact[]>
}

const DAY = 86_400_000

/** Builds the calendar of a period; a RangeError when it ends before it begins. */
export function buildBusinessCalendar({ from, to, holidays, profiles }: CalendarRows): BusinessCalendar {
  const firstDay = dayNumber(from)
  const length = dayNumber(to) - firstDay + 1
  if (length < 1) throw new RangeError(`The calendar ends on ${to}, before it begins on ${from}.`)
  const byDate = Map.groupBy(holidays, ({ date }) => date)
  const weeks = weekFinder(profiles)
  const spans = Array.from({ length }, (_, at) => {
    const date = dateOf(firstDay + at)
    return spansOfDay(weeks(date, weekdayOf(firstDay + at)), byDate.get(date) ?? [])
  })
  const minutes = spans.map((day) => day.reduce((sum, [start, end]) => sum + end - start, 0))
  const businessDays = Int32Array.from([...minutes.keys()].filter((at) => (minutes[at] ?? 0) > 0))
  return {
    ...{ from, to, firstDay, spans, businessDays, holidays: byDate },
    daysBefore: sumsBefore(minutes.map((some) => (some > 0 ? 1 : 0))),
    minutesBefore: sumsBefore(minutes),
  }
}

/** The place of a day in the calendar. A RangeError for a day outside, whose holidays were not loaded. */
export function placeOf(calendar: BusinessCalendar, date: string): number {
  const at = dayNumber(date) - calendar.firstDay
  if (at < 0 || at >= calendar.spans.length) {
    throw new RangeError(`${date} is outside this calendar, which runs from ${calendar.from} to ${calendar.to}.`)
  }
  return at
}

/** The day at a place, `YYYY-MM-DD`. A RangeError for a place outside. */
export function dateAt(calendar: BusinessCalendar, at: number | undefined): string {
  if (at === undefined || at < 0 || at >= calendar.spans.length) {
    throw new RangeError(`The answer is outside this calendar, which runs from ${calendar.from} to ${calendar.to}.`)
  }
  return dateOf(calendar.firstDay + at)
}

/** Days since 1 January 1970. */
export function dayNumber(date: string): number {
  return parseDate(date).toZonedDateTime('UTC').epochMilliseconds / DAY
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

function sumsBefore(amounts: readonly number[]): Int32Array {
  const sums = new Int32Array(amounts.length + 1)
  for (const [at, amount] of amounts.entries()) sums[at + 1] = (sums[at] ?? 0) + amount
  return sums
}

/** Free days have no spans; a suspension cuts them from its hour. */
function spansOfDay(spans: readonly MinuteSpan[], holidays: readonly HolidayFact[]): readonly MinuteSpan[] {
  if (holidays.some((day) => day.class === 'regular' || day.class === 'special_non_working')) return []
  const hours = holidays.flatMap((day) => (day.class === 'suspension' && day.fromHour ? [minuteOf(day.fromHour)] : []))
  return hours.length > 0 ? spansUntil(spans, Math.min(...hours)) : spans
}

/** Spans of the week in force on a day; each profile is read once for each weekday. */
function weekFinder(profiles: readonly HoursProfile[]): (date: string, weekday: number) => readonly MinuteSpan[] {
  const known = new Map<string, readonly MinuteSpan[]>()
  return (date, weekday) => {
    const profile = profileOn(profiles, date)
    const key = `${profile?.startsOn} ${profile?.endsOn} ${weekday}`
    const spans = known.get(key) ?? spansOn(profile, weekday)
    known.set(key, spans)
    return spans
  }
}
