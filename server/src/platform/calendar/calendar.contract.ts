// Words of the calendar that server and screens share; pure.

/** Regular and special non-working days are free; a special working day is a working day with a name. */
export const HOLIDAY_CLASSES = ['regular', 'special_non_working', 'special_working', 'suspension'] as const
export type HolidayClass = (typeof HOLIDAY_CLASSES)[number]

export const DAY_STATUSES = ['provisional', 'statutory', 'proclaimed'] as const
export type DayStatus = (typeof DAY_STATUSES)[number]

/** A stretch of work in Philippine time, `08:00` to `12:00`; `24:00` is the end of the day. */
export interface WorkSpan {
  from: string
  to: string
}
/** Seven days from Monday, each with its spans in order. */
export type WorkWeek = readonly (readonly WorkSpan[])[]
