// From the registry to a calendar that can be asked: one statement, in every scope.
import { sql } from 'drizzle-orm'
import type { Db } from '../database/scope.ts'
import { type BusinessCalendar, buildBusinessCalendar, type CalendarRows } from './business-calendar.ts'
import { parseDate } from './manila.ts'
import { scopesAt } from './places.ts'

export interface CalendarPeriod {
  /** First and last day that are asked about, `YYYY-MM-DD`. */
  from: string
  to: string
  /** PSGC code whose local holidays count too; else those of the nation and BARMM. */
  place?: string | null
}

/** Days beyond the period, so that what is due on its last day can move past a run of holidays. */
const MARGIN = { days: 62 }

/** The calendar of a period and 62 days around it, as the registry stands in this transaction. */
export async function loadBusinessCalendar(
  { db }: { db: Db },
  { from, to, place }: CalendarPeriod,
): Promise<BusinessCalendar> {
  const first = parseDate(from).subtract(MARGIN).toString()
  const last = parseDate(to).add(MARGIN).toString()
  const scopes = sql.join(
    scopesAt(place).map((scope) => sql`${scope}`),
    sql`, `,
  )
  const { rows } = await db.execute<Pick<CalendarRows, 'holidays' | 'profiles'>>(sql`
    select coalesce((select json_agg(json_build_object('date', date, 'name', name, 'class', class,
        'fromHour', to_char(from_hour, 'HH24:MI')) order by date, name)
      from public.holiday where counts and date between ${first} and ${last} and scope in (${scopes})), '[]') as holidays,
    coalesce((select json_agg(json_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on, 'hours', hours))
      from public.working_hours
      where starts_on <= ${last} and (ends_on is null or ends_on >= ${first})), '[]') as profiles`)
  const { holidays = [], profiles = [] } = rows[0] ?? {}
  return buildBusinessCalendar({ from: first, to: last, holidays, profiles })
}
