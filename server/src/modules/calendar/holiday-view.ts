// How rows of the registry are shown.
import { sql } from 'drizzle-orm'
import { holidays, type workingHours } from '../../platform/calendar/calendar-tables.ts'
import type { HolidayView, HoursView } from './calendar.contract.ts'
import { scopeName } from './scope-names.ts'

const { id, date, name, fromHour, scope, status, source, version, counts, withdrawnAt } = holidays

/** Whether an entry counts, or why not. */
export const holidayState = sql<HolidayView['state']>`case when ${withdrawnAt} is not null then 'withdrawn'
  when ${counts} then 'counts' else 'replaced' end`

export const holidayColumns = {
  ...{ id, date, name, class: holidays.class, fromHour, scope, status, source, version },
  state: holidayState,
}

type HolidayRow = Omit<HolidayView, 'scopeName'>

export function holidayView(row: HolidayRow): HolidayView {
  return { ...row, fromHour: row.fromHour?.slice(0, 5) ?? null, scopeName: scopeName(row.scope) }
}

export function hoursView(row: typeof workingHours.$inferSelect): HoursView {
  const { createdAt: _, updatedAt: __, hours, ...rest } = row
  return { ...rest, hours: hours.map((spans) => spans.map(({ from, to }) => ({ from, to }))) }
}
