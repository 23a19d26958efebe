// Islamic days of a year, entered ahead of their proclamation.
import { and, gte, isNotNull, lte, sql } from 'drizzle-orm'
import { holidays, workingHours } from '../../platform/calendar/calendar-tables.ts'
import { hijriDate } from '../../platform/calendar/hijri.ts'
import { type IslamicDay, islamicDaysOf, ramadansOf } from '../../platform/calendar/islamic-dates.ts'
import { parseDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { holidayColumns, holidayView } from './holiday-view.ts'
import type { proposeIslamicDays } from './holidays.contract.ts'
import { lockCalendar, moveDeadlines } from './move-deadlines.ts'

/** A proclaimed day differs from the computed one by less; the same day of the next Hijri year by far more. */
const NEAR = 10

/** PD 322: work from 07:30 to 15:30 in Ramadan. */
const RAMADAN_DAY = [{ from: '07:30', to: '15:30' }]
const RAMADAN_WEEK = [...Array.from({ length: 5 }, () => RAMADAN_DAY), [], []]
const COMPUTED = 'computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'

/**
 * Enters the Islamic days and the Ramadan hours of a year that the registry does not know, as provisional. A day that was
 * proclaimed, moved or withdrawn is known: it does not come back.
 */
export async function enterIslamicDays(
  scope: PlatformScope,
  { body: { year } }: Input<typeof proposeIslamicDays>,
): Promise<Output<typeof proposeIslamicDays>> {
  await lockCalendar(scope)
  const missing = await findMissing(scope, islamicDaysOf(year))
  const added = missing.length > 0 ? await enter(scope, missing) : []
  const hours = await enterRamadans(scope, year)
  const moved = await moveDeadlines(scope, `Islamic days of ${year} entered as provisional`)
  return { holidays: added.map(holidayView), hours, ...moved }
}

async function findMissing({ db }: PlatformScope, days: readonly IslamicDay[]): Promise<IslamicDay[]> {
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

function enter({ db }: PlatformScope, days: readonly IslamicDay[]) {
  return db
    .insert(holidays)
    .values(
      days.map(({ date, name, class: kind, scope }) => ({
        ...{ date, name, class: kind, scope },
        status: 'provisional' as const,
        source: `${hijriDate(date)}, ${COMPUTED}`,
      })),
    )
    .returning(holidayColumns)
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
