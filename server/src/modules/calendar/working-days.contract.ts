import { Type } from 'typebox'
import { endpoint } from '../../platform/http/endpoint.ts'
import { MoveView, YearQuery, YearView } from './calendar.contract.ts'

const base = '/moa/:moa/calendar/working-days'
const access = 'calendar.day.view'

export const readWorkingDays = endpoint('GET', base, {
  access,
  summary: 'Holidays, hours and business days of a year, and deadlines of the organization that moved last',
  query: YearQuery,
  response: Type.Object({ ...YearView.properties, moves: Type.Array(MoveView) }),
})

export const readHolidaysFile = endpoint('GET', `${base}/holidays.ics`, {
  access,
  summary: 'The holidays of a year as an iCalendar file',
  query: YearQuery,
  response: Type.Any(),
  transfer: 'bytes',
})
