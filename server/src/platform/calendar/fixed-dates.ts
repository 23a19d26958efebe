// Days that a law fixes for every year. The President and the Chief Minister may still move them for one year.
import type { DayStatus, HolidayClass } from './calendar.contract.ts'

export interface FixedDay {
  /** `YYYY-MM-DD`. */
  date: string
  name: string
  class: HolidayClass
  scope: 'PH' | 'BARMM'
  status: DayStatus
  /** The act. */
  source: string
}

type Rule = readonly [monthAndDay: string, name: string, kind: HolidayClass]

/** BAA 39 (Bangsamoro Holidays Act of 2023), the days of the Gregorian calendar. */
const BANGSAMORO: readonly Rule[] = [
  ['01-21', 'Bangsamoro Foundation Day', 'regular'],
  ['02-01', 'Bangsamoro Day of Solidarity', 'special_working'],
  ['03-06', 'Battle of Bud Daho Day', 'special_working'],
  ['03-18', 'Day of Shuhada', 'regular'],
  ['03-27', 'CAB Signing Anniversary', 'special_working'],
  ['12-19', 'Shariff Kabunsuan Day', 'special_working'],
]

/** RA 9492, and RA 10966 for 8 December. */
const NATIONAL: readonly Rule[] = [
  ['01-01', 'New Year’s Day', 'regular'],
  ['04-09', 'Araw ng Kagitingan', 'regular'],
  ['05-01', 'Labor Day', 'regular'],
  ['06-12', 'Independence Day', 'regular'],
  ['08-21', 'Ninoy Aquino Day', 'special_non_working'],
  ['11-01', 'All Saints’ Day', 'special_non_working'],
  ['11-30', 'Bonifacio Day', 'regular'],
  ['12-08', 'Immaculate Conception of Mary', 'special_non_working'],
  ['12-25', 'Christmas Day', 'regular'],
  ['12-30', 'Rizal Day', 'regular'],
  ['12-31', 'Last Day of the Year', 'special_non_working'],
]

/**
 * The days that laws fix for a year (2000 to 2100), in order: those of BAA 39 by law, the national ones provisional until
 * the proclamation of the year.
 */
export function fixedDaysOf(year: number): FixedDay[] {
  const easter = easterOf(year)
  const national = [
    ...NATIONAL.map(([day, name, kind]) => ({ date: `${year}-${day}`, name, class: kind })),
    { date: easter.subtract({ days: 3 }).toString(), name: 'Maundy Thursday', class: 'regular' as const },
    { date: easter.subtract({ days: 2 }).toString(), name: 'Good Friday', class: 'regular' as const },
    { date: lastMondayOfAugust(year), name: 'National Heroes Day', class: 'regular' as const },
  ].map((day) => ({
    ...{ ...day, scope: 'PH' as const, status: 'provisional' as const },
    source: `RA 9492; to be confirmed by the proclamation for ${year}`,
  }))
  const own = BANGSAMORO.map(([day, name, kind]) => ({
    ...{ date: `${year}-${day}`, name, class: kind },
    ...{ scope: 'BARMM' as const, status: 'statutory' as const, source: 'BAA 39' },
  }))
  return [...national, ...own].sort((a, b) => a.date.localeCompare(b.date))
}

function lastMondayOfAugust(year: number): string {
  const end = Temporal.PlainDate.from({ year, month: 8, day: 31 })
  return end.subtract({ days: end.dayOfWeek - 1 }).toString()
}

/** Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher). */
function easterOf(year: number): Temporal.PlainDate {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}
