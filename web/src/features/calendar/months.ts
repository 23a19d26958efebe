// The days of a year as months of weeks, for drawing.
import type { YearView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { formatHijri } from '../../lib/calendar.ts'

export type Holiday = YearView['holidays'][number]

export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  date: string
  day: number
  /** Day of the Hijri month. */
  hijri: string
  /** Nothing is worked. */
  free: boolean
  holidays: readonly Holiday[]
}

export interface CalendarMonth {
  /** 1 to 12. */
  month: number
  name: string
  /** `Rajab to Sha’ban 1447`. */
  hijri: string
  /** Weeks from Sunday, as in Philippine calendars; null before the first and after the last day. */
  weeks: readonly (readonly (CalendarDay | null)[])[]
  holidays: readonly Holiday[]
  businessDays: number
  /** Whole hours of work. */
  hours: number
}

const NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
]

/** The twelve months of a year. */
export function monthsOf(year: YearView): CalendarMonth[] {
  const free = new Set(year.freeDays)
  const holidays = Map.groupBy(year.holidays, ({ date }) => date)
  return NAMES.map((name, at) => {
    const days = daysOf(year.year, at).map((date) => ({
      date,
      day: Number(date.slice(8)),
      hijri: formatHijri(date).split(' ')[0] ?? '',
      free: free.has(date),
      holidays: holidays.get(date) ?? [],
    }))
    const figures = year.months[at]
    return {
      month: at + 1,
      name,
      hijri: hijriMonths(days[0]?.date ?? '', days.at(-1)?.date ?? ''),
      weeks: weeksOf(days, new Date(Date.UTC(year.year, at, 1)).getUTCDay()),
      holidays: days.flatMap((day) => day.holidays),
      businessDays: figures?.businessDays ?? 0,
      hours: Math.floor((figures?.workingMinutes ?? 0) / 60),
    }
  })
}

function daysOf(year: number, month: number): string[] {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Array.from({ length }, (_, at) => new Date(Date.UTC(year, month, at + 1)).toISOString().slice(0, 10))
}

function weeksOf(days: readonly CalendarDay[], empty: number): (CalendarDay | null)[][] {
  const cells = [...Array.from({ length: empty }, () => null), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, at) =>
    Array.from({ length: 7 }, (__, weekday) => cells[at * 7 + weekday] ?? null),
  )
}

/** `Rajab to Sha’ban 1447`, with both years where the Hijri year turns. */
function hijriMonths(first: string, last: string): string {
  const [from, to] = [hijriMonth(first), hijriMonth(last)]
  if (from.year !== to.year) return `${from.month} ${from.year} to ${to.month} ${to.year}`
  return from.month === to.month ? `${from.month} ${from.year}` : `${from.month} to ${to.month} ${to.year}`
}

function hijriMonth(date: string): { month: string; year: string } {
  const words = formatHijri(date).split(' ')
  return { month: words.slice(1, -1).join(' '), year: words.at(-1) ?? '' }
}
