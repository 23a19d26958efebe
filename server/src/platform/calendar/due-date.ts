// When something is due: the day of the rule, or the next business day after it.
import { type BusinessCalendar, dateAt, placeOf } from './business-calendar.ts'
import { nextBusinessDay, reasonForRest } from './business-days.ts'
import { formatDate } from './manila.ts'

export interface DueDate {
  /** The business day on which it is due. */
  dueDate: string
  /** The days that stand in the way, `1 November 2026 (All Saints’ Day), ...`; '' when the day of the rule stands. */
  reason: string
}

/** What is due on a holiday or a weekend is due on the next business day (BAA 39, s. 13). */
export function dueDateOf(calendar: BusinessCalendar, statutoryDate: string): DueDate {
  const dueDate = nextBusinessDay(calendar, statutoryDate)
  const first = placeOf(calendar, statutoryDate)
  const days = Array.from({ length: placeOf(calendar, dueDate) - first }, (_, step) => dateAt(calendar, first + step))
  return { dueDate, reason: days.map((day) => `${formatDate(day)} (${reasonForRest(calendar, day)})`).join(', ') }
}
