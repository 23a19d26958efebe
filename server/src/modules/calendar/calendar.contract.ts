import { type Static, Type } from 'typebox'
import { DAY_STATUSES, HOLIDAY_CLASSES } from '../../platform/calendar/calendar.contract.ts'
import { Body, Choice, Day, Id, Instant, Nullable, Text } from '../../platform/http/atoms.contract.ts'

const Short = Type.String({ maxLength: 300 })
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 })

/** Which year (this one unless said), and where: a PSGC code, else the nation and BARMM. */
export const YearQuery = Type.Object(
  { year: Type.Optional(Year), place: Type.Optional(Text(10)) },
  { additionalProperties: false },
)

/** `counts`, or why it counts no more: a later row replaced it, or it was withdrawn. */
export const HOLIDAY_STATES = ['counts', 'replaced', 'withdrawn'] as const

export const HolidayView = Type.Object({
  id: Id,
  date: Day,
  name: Short,
  class: Choice(HOLIDAY_CLASSES),
  /** `HH:MM` in Philippine time: work is suspended from then to the end of the day. */
  fromHour: Nullable(Type.String({ maxLength: 5 })),
  /** `PH`, `BARMM`, or a PSGC code; and its name. */
  scope: Type.String({ maxLength: 10 }),
  scopeName: Short,
  status: Choice(DAY_STATUSES),
  source: Short,
  state: Choice(HOLIDAY_STATES),
  version: Type.Integer(),
})
export type HolidayView = Static<typeof HolidayView>

/** A span of work, `08:00` to `12:00`. */
const Span = Body({ from: Text(5), to: Text(5) })
/** Seven days from Monday. */
export const Week = Type.Array(Type.Array(Span, { maxItems: 6 }), { minItems: 7, maxItems: 7 })

export const HoursView = Type.Object({
  id: Id,
  name: Short,
  startsOn: Day,
  /** Hours with an end (Ramadan) go before those without. */
  endsOn: Nullable(Day),
  hours: Week,
  status: Choice(DAY_STATUSES),
  source: Short,
  version: Type.Integer(),
})
export type HoursView = Static<typeof HoursView>

/** A deadline that a change of the calendar moved. */
export const MoveView = Type.Object({
  id: Id,
  /** Null: of the platform. */
  organization: Nullable(Type.String({ maxLength: 20 })),
  title: Short,
  path: Short,
  statutoryDate: Day,
  dueBefore: Day,
  dueAfter: Day,
  /** What was changed in the calendar, and the days that now stand in the way. */
  cause: Type.String({ maxLength: 500 }),
  reason: Type.String({ maxLength: 1000 }),
  movedBy: Short,
  movedAt: Instant,
})
export type MoveView = Static<typeof MoveView>

/** What a change did to open deadlines: how many moved, and the first hundred of them. */
export const Moved = Type.Object({ movedCount: Type.Integer(), moved: Type.Array(MoveView) })
export type Moved = Static<typeof Moved>

/** A year at a glance. */
export const YearView = Type.Object({
  year: Type.Integer(),
  /** Holidays of the nation, BARMM and the place asked for that count. */
  holidays: Type.Array(HolidayView),
  hours: Type.Array(HoursView),
  /** Places with holidays of their own in this year. */
  places: Type.Array(Type.Object({ code: Type.String({ maxLength: 10 }), name: Short })),
  months: Type.Array(
    Type.Object({ month: Type.Integer(), businessDays: Type.Integer(), workingMinutes: Type.Integer() }),
  ),
  /** Days of the year on which nothing is worked. */
  freeDays: Type.Array(Day),
})
export type YearView = Static<typeof YearView>
