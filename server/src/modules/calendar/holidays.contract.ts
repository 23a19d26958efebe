import { type Static, Type } from 'typebox'
import { DAY_STATUSES, HOLIDAY_CLASSES } from '../../platform/calendar/calendar.contract.ts'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import {
  Body,
  Choice,
  Day,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { HOLIDAY_STATES, HolidayView, Moved, Year, YearQuery, YearView } from './calendar.contract.ts'

const base = '/platform/calendar/holidays'
const access = 'calendar.holiday.manage'

const Neighbour = Nullable(Type.Object({ id: Id, date: Day, name: Type.String({ maxLength: 120 }) }))
/** A row of the registry with its place in the chain of replacements. */
export const HolidayRecord = Type.Object({
  ...HolidayView.properties,
  withdrawnReason: Type.String({ maxLength: 1000 }),
  supersedes: Neighbour,
  replacedBy: Neighbour,
})
export type HolidayRecord = Static<typeof HolidayRecord>
const Changed = Type.Object({ holiday: HolidayRecord, ...Moved.properties })

const facts = {
  date: Day,
  name: Line(120),
  class: Choice(HOLIDAY_CLASSES),
  /** `HH:MM`, for a suspension of work only. */
  fromHour: Nullable(Text(5)),
  /** `PH`, `BARMM`, or a PSGC code of ten digits. */
  scope: Text(10),
  source: Line(300),
}

export const listHolidays = endpoint('GET', base, {
  access,
  summary: 'Holidays and suspensions of work, also those that count no more',
  query: ListQuery(['date', 'name', 'status'], {
    year: Type.Optional(Year),
    class: Type.Optional(Choice(HOLIDAY_CLASSES)),
    status: Type.Optional(Choice(DAY_STATUSES)),
    scope: Type.Optional(Choice(['PH', 'BARMM', 'local'])),
    state: Type.Optional(Choice(HOLIDAY_STATES)),
  }),
  response: ListOf(HolidayView),
})

export const readHoliday = endpoint('GET', `${base}/:id`, {
  access,
  summary: 'A holiday, what it replaced and what replaced it',
  response: HolidayRecord,
})

export const readHolidayHistory = endpoint('GET', `${base}/:id/history`, {
  access,
  summary: 'Changes of a holiday',
  query: HistoryQuery,
  response: HistoryPage,
})

export const addHoliday = endpoint('POST', base, {
  access,
  summary: 'Enter a holiday or a suspension of work; open deadlines move',
  body: Body({ ...facts, status: Choice(DAY_STATUSES) }),
  response: Changed,
})

export const correctHoliday = endpoint('PATCH', `${base}/:id`, {
  access,
  summary: 'Correct a wrong entry; open deadlines move',
  body: Body({ ...facts, status: Choice(DAY_STATUSES), version: Version }),
  response: Changed,
})

export const proclaimHoliday = endpoint('POST', `${base}/:id/proclamation`, {
  access,
  summary: 'Enter the proclamation that replaces an entry, on the same day or another; open deadlines move',
  body: Body({ ...facts, version: Version }),
  response: Changed,
})

export const withdrawHoliday = endpoint('POST', `${base}/:id/withdrawal`, {
  access,
  summary: 'Withdraw a holiday; what it had replaced counts again, and open deadlines move',
  status: 200,
  body: Body({ reason: Line(1000), version: Version }),
  response: Changed,
})

export const proposeDays = endpoint('POST', '/platform/calendar/proposals', {
  access,
  summary: 'Enter the missing days of a year: Islamic days and Ramadan hours as provisional, or days fixed by law',
  body: Body({ year: Year, days: Choice(['islamic', 'fixed']) }),
  response: Type.Object({
    holidays: Type.Array(HolidayView),
    hours: Type.Array(Type.String({ maxLength: 120 })),
    ...Moved.properties,
  }),
})

export const readYear = endpoint('GET', '/platform/calendar/year', {
  access,
  summary: 'Holidays, hours and business days of a year',
  query: YearQuery,
  response: YearView,
})
