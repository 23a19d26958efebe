// Reading the registry of holidays: lists, one entry with its chain, and its history.
import { and, asc, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { holidays, workingHours } from '../../platform/calendar/calendar-tables.ts'
import { recordHistory } from '../../platform/changes/history.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { fail } from './errors.ts'
import { holidayColumns, holidayState, holidayView, hoursView } from './holiday-view.ts'
import type { HolidayRecord, listHolidays, readHolidayHistory } from './holidays.contract.ts'
import type { listHours } from './hours.contract.ts'

const { date, name, source, status, scope, id } = holidays

const findPage = defineList({
  columns: holidayColumns,
  from: holidays,
  sortable: { date, name, status },
  sort: 'date',
  tieBreaker: id,
})

/** The registry, also what counts no more. One statement. */
export async function findHolidays({ db }: PlatformScope, { query }: Input<typeof listHolidays>) {
  const { year, q } = query
  const where: (SQL | undefined)[] = [
    year ? sql`${date} between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)` : undefined,
    query.class ? eq(holidays.class, query.class) : undefined,
    query.status ? eq(status, query.status) : undefined,
    query.scope === 'local' ? sql`${scope} not in ('PH', 'BARMM')` : undefined,
    query.scope && query.scope !== 'local' ? eq(scope, query.scope) : undefined,
    query.state ? sql`${holidayState} = ${query.state}` : undefined,
    q ? or(ilike(name, contains(q)), ilike(source, contains(q))) : undefined,
  ]
  const page = await findPage(db, query, and(...where))
  return { ...page, items: page.items.map(holidayView) }
}

const before = alias(holidays, 'before')
const after = alias(holidays, 'after')

/** One entry with what it replaced and what replaced it. Fails with calendar.holiday.not_found. */
export async function getHoliday({ db }: PlatformScope, wanted: string): Promise<HolidayRecord> {
  const [row] = await db
    .select({
      holiday: { ...holidayColumns, withdrawnReason: holidays.withdrawnReason },
      supersedes: { id: before.id, date: before.date, name: before.name },
      replacedBy: { id: after.id, date: after.date, name: after.name },
    })
    .from(holidays)
    .leftJoin(before, eq(before.id, holidays.supersedes))
    .leftJoin(after, and(eq(after.supersedes, holidays.id), sql`${after.withdrawnAt} is null`))
    .where(eq(holidays.id, wanted))
  if (!row) return fail('calendar.holiday.not_found')
  const { holiday, supersedes, replacedBy } = row
  return { ...holidayView(holiday), withdrawnReason: holiday.withdrawnReason, supersedes, replacedBy }
}

/** Changes of an entry. Fails with calendar.holiday.not_found. */
export async function findHolidayHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readHolidayHistory>,
): Promise<Output<typeof readHolidayHistory>> {
  await getHoliday(scope, params.id)
  return recordHistory(scope, { table: 'holiday', id: params.id }, query)
}

/** All working hours, newest first: those without an end, and those for a period. */
export async function findHours({ db }: PlatformScope): Promise<Output<typeof listHours>> {
  const rows = await db.select().from(workingHours).orderBy(sql`${workingHours.startsOn} desc`, asc(workingHours.name))
  return { items: rows.map(hoursView) }
}
