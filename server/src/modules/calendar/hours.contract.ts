import { Type } from 'typebox'
import { DAY_STATUSES } from '../../platform/calendar/calendar.contract.ts'
import { Body, Choice, Day, Line, Nullable, Version } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { HoursView, Moved, Week } from './calendar.contract.ts'

const base = '/platform/calendar/working-hours'
const access = 'calendar.holiday.manage'

const facts = {
  name: Line(120),
  startsOn: Day,
  /** Null: until the next hours without an end. */
  endsOn: Nullable(Day),
  hours: Week,
  status: Choice(DAY_STATUSES),
  source: Line(300),
}
const Changed = Type.Object({ hours: HoursView, ...Moved.properties })

export const listHours = endpoint('GET', base, {
  access,
  summary: 'Working hours, newest first',
  response: Type.Object({ items: Type.Array(HoursView) }),
})

export const readHours = endpoint('GET', `${base}/:id`, {
  access,
  summary: 'Working hours of a period',
  response: HoursView,
})

export const addHours = endpoint('POST', base, {
  access,
  summary: 'Enter working hours from a day on, or for a period such as Ramadan; open deadlines move',
  body: Body(facts),
  response: Changed,
})

export const correctHours = endpoint('PATCH', `${base}/:id`, {
  access,
  summary: 'Correct working hours; open deadlines move',
  body: Body({ ...facts, version: Version }),
  response: Changed,
})

export const removeHours = endpoint('DELETE', `${base}/:id`, {
  access,
  summary: 'Remove working hours; open deadlines move',
  status: 200,
  response: Moved,
})
