// A year at a glance: what is free, which hours are worked, and how much work there is in each month.
import { and, asc, eq, gte, inArray, isNull, lte, not, or } from 'drizzle-orm'
import { type BusinessCalendar, dateAt, placeOf } from '../../platform/calendar/business-calendar.ts'
import { holidays, workingHours } from '../../platform/calendar/calendar-tables.ts'
import { loadBusinessCalendar } from '../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../platform/calendar/manila.ts'
import { scopesAt } from '../../platform/calendar/places.ts'
import type { OrganizationScope, PlatformScope } from '../../platform/database/scope.ts'
import type { YearView } from './calendar.contract.ts'
import { fail } from './errors.ts'
import { holidayColumns, holidayView, hoursView } from './holiday-view.ts'
import { scopeName } from './scope-names.ts'

export interface AskedYear {
  year?: number | undefined
  place?: string | undefined
}

/** The year as the registry stands; this year unless said. Fails with calendar.place.unknown. Four statements. */
export async function describeYear(
  scope: OrganizationScope | PlatformScope,
  { year: asked, place }: AskedYear,
): Promise<YearView> {
  if (place && !/^\d{10}$/.test(place)) fail('calendar.place.unknown')
  const year = asked ?? parseDate(today(scope.clock.now())).year
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const calendar = await loadBusinessCalendar(scope, { from, to, place: place ?? null })
  const inYear = and(eq(holidays.counts, true), gte(holidays.date, from), lte(holidays.date, to))
  const scopes = scopesAt(place)
  const days = await scope.db
    .select(holidayColumns)
    .from(holidays)
    .where(and(inYear, inArray(holidays.scope, scopes)))
    .orderBy(asc(holidays.date), asc(holidays.name))
  const elsewhere = await scope.db
    .selectDistinct({ code: holidays.scope })
    .from(holidays)
    .where(and(inYear, not(inArray(holidays.scope, ['PH', 'BARMM']))))
  const hours = await scope.db
    .select()
    .from(workingHours)
    .where(and(lte(workingHours.startsOn, to), or(isNull(workingHours.endsOn), gte(workingHours.endsOn, from))))
    .orderBy(asc(workingHours.startsOn))
  return {
    year,
    holidays: days.map(holidayView),
    hours: hours.map(hoursView),
    places: elsewhere.map(({ code }) => ({ code, name: scopeName(code) })).sort((a, b) => a.name.localeCompare(b.name)),
    months: monthsOf(calendar, year),
    freeDays: freeDaysOf(calendar, { from, to }),
  }
}

function monthsOf(calendar: BusinessCalendar, year: number): YearView['months'] {
  return Array.from({ length: 12 }, (_, at) => {
    const start = Temporal.PlainDate.from({ year, month: at + 1, day: 1 })
    const first = placeOf(calendar, start.toString())
    const next = placeOf(calendar, start.add({ months: 1 }).toString())
    const between = (sums: Int32Array) => (sums[next] ?? 0) - (sums[first] ?? 0)
    return {
      month: at + 1,
      businessDays: between(calendar.daysBefore),
      workingMinutes: between(calendar.minutesBefore),
    }
  })
}

function freeDaysOf(calendar: BusinessCalendar, { from, to }: { from: string; to: string }): string[] {
  const first = placeOf(calendar, from)
  return Array.from({ length: placeOf(calendar, to) - first + 1 }, (_, step) => first + step)
    .filter((at) => (calendar.spans[at] ?? []).length === 0)
    .map((at) => dateAt(calendar, at))
}
