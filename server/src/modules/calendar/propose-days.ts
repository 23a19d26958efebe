// Days of a year, entered ahead of their proclamation: those of the Hijri calendar, and those that a law fixes.
import { and, gte, isNotNull, lte, sql } from 'drizzle-orm'
import { holidays, workingHours } from '../../platform/calendar/calendar-tables.ts'
import { type FixedDay, fixedDaysOf } from '../../platform/calendar/fixed-dates.ts'
import { hijriDate } from '../../platform/calendar/hijri.ts'
import { islamicDaysOf, ramadansOf } from '../../platform/calendar/islamic-dates.ts'
import { parseDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { holidayColumns, holidayView } from './holiday-view.ts'
import type { proposeDays } from './holidays.contract.ts'
import { lockCalendar, moveDeadlines } from './move-deadlines.ts'

/** A proclaimed day differs from the computed one by less; the same day of the next Hijri year by far more. */
const NEAR = 10

/** PD 322: work from 07:30 to 15:30 in Ramadan. */
const RAMADAN_DAY = [{ from: '07:30', to: '15:30' }]
const RAMADAN_WEEK = [...Array.from({ length: 5 }, () => RAMADAN_DAY), [], []]
const COMPUTED = 'computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'

/**
 * Enters the Islamic days and the Ramadan hours of a year as provisional, or the days that a law fixes, as far as the
 * registry does not know them. A day that was proclaimed, moved or withdrawn is known: it does not come back.
 */
export async function enterProposals(
  scope: PlatformScope,
  { body: { year, days } }: Input<typeof proposeDays>,
): Promise<Output<typeof proposeDays>> {
  await lockCalendar(scope)
  const isIslamic = days === 'islamic'
  const missing = await findMissing(scope, isIslamic ? provisionalDaysOf(year) : fixedDaysOf(year))
  const added = missing.length > 0 ? await scope.db.insert(holidays).values(missing).returning(holidayColumns) : []
  const hours = isIslamic ? await enterRamadans(scope, year) : []
  const words = isIslamic ? `Islamic days of ${year} entered as provisional` : `Days of ${year} fixed by law entered`
  const moved = await moveDeadlines(scope, words)
  return { holidays: added.map(holidayView), hours, ...moved }
}

type NewDay = Omit<FixedDay, 'scope'> & { scope: string }

function provisionalDaysOf(year: number): NewDay[] {
  return islamicDaysOf(year).map(({ hijri: _, ...day }) => ({
    ...day,
    status: 'provisional' as const,
    source: `${hijriDate(day.date)}, ${COMPUTED}`,
  }))
}

async function findMissing({ db }: PlatformScope, days: readonly NewDay[]): Promise<NewDay[]> {
  const from = moved(days[0]?.date ?? '2000-01-01', -NEAR)
  const to = moved(days.at(-1)?.date ?? '2000-01-01', NEAR)
  const known = await db
    .select({ date: holidays.date, name: sql<string>`lower(${holidays.name})` })
    .from(holidays)
    .where(and(gte(holidays.date, from), lte(holidays.date, to)))
  return days.filter(({ date, name }) => {
    const [first, last] = [moved(date, -NEAR), moved(date, NEAR)]
    return !known.some((one) => one.name === name.toLowerCase() && first <= one.date && one.date <= last)
  })
}

/** A Ramadan is known when hours with an end cover any of its days. */
async function enterRamadans({ db }: PlatformScope, year: number): Promise<string[]> {
  const known = await db.select().from(workingHours).where(isNotNull(workingHours.endsOn))
  const missing = ramadansOf(year).filter(
    ({ startsOn, endsOn }) => !known.some((one) => one.startsOn <= endsOn && startsOn <= (one.endsOn ?? '')),
  )
  if (missing.length === 0) return []
  await db.insert(workingHours).values(
    missing.map((ramadan) => ({
      ...ramadan,
      hours: RAMADAN_WEEK,
      status: 'provisional' as const,
      source: `PD 322; days ${COMPUTED}`,
    })),
  )
  return missing.map(({ name }) => name)
}

function moved(date: string, days: number): string {
  return parseDate(date).add({ days }).toString()
}
