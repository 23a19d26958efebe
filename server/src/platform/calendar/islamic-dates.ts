// Days of the Hijri year ahead of their proclamation, by the Umm al-Qura calendar; moon sighting moves them by a day.
import type { HolidayClass } from './calendar.contract.ts'

export interface IslamicDay {
  /** `YYYY-MM-DD`. */
  date: string
  name: string
  class: HolidayClass
  /** The two feasts are holidays of the whole nation (RA 9177, RA 9849); the other days are of BARMM (BAA 39, PD 1083). */
  scope: 'PH' | 'BARMM'
  /** `27 Rajab 1449`, month and year by number: what the date was computed from. */
  hijri: { year: number; month: number; day: number }
}

const DAYS = [
  { month: 1, day: 1, name: 'Amun Jadid', class: 'special_working', scope: 'BARMM' },
  { month: 3, day: 12, name: 'Maulid-un-Nabi', class: 'special_working', scope: 'BARMM' },
  { month: 7, day: 27, name: 'Isra wal Mi’raj', class: 'special_working', scope: 'BARMM' },
  { month: 10, day: 1, name: 'Eid’l Fitr', class: 'regular', scope: 'PH' },
  { month: 12, day: 9, name: 'Day of Arafah', class: 'special_non_working', scope: 'BARMM' },
  { month: 12, day: 10, name: 'Eid’l Adha', class: 'regular', scope: 'PH' },
  { month: 12, day: 11, name: '1st Day of Tashriq', class: 'special_non_working', scope: 'BARMM' },
] as const

/** The Islamic days of a Gregorian year (2000 to 2100) in order; a Hijri year is shorter, so one may come twice. */
export function islamicDaysOf(year: number): IslamicDay[] {
  return hijriYearsOf(year)
    .flatMap((hijriYear) =>
      DAYS.map(({ month, day, ...rest }) => {
        const date = gregorian(hijriYear, month, day)
        return { ...rest, date: date.toString(), hijri: { year: hijriYear, month, day } }
      }),
    )
    .filter(({ date }) => Number(date.slice(0, 4)) === year)
    .sort((a, b) => a.date.localeCompare(b.date))
}

/** Every Ramadan that begins in a Gregorian year: first and last day, and its name with the Hijri year. */
export function ramadansOf(year: number): { name: string; startsOn: string; endsOn: string }[] {
  return hijriYearsOf(year)
    .map((hijriYear) => ({
      name: `Ramadan ${hijriYear}`,
      startsOn: gregorian(hijriYear, 9, 1).toString(),
      endsOn: gregorian(hijriYear, 10, 1).subtract({ days: 1 }).toString(),
    }))
    .filter(({ startsOn }) => Number(startsOn.slice(0, 4)) === year)
}

/** Hijri years of which a part lies in the Gregorian year. */
function hijriYearsOf(year: number): number[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 }).withCalendar('islamic-umalqura').year
  const last = Temporal.PlainDate.from({ year, month: 12, day: 31 }).withCalendar('islamic-umalqura').year
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}

function gregorian(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ calendar: 'islamic-umalqura', year, month, day }).withCalendar('iso8601')
}
