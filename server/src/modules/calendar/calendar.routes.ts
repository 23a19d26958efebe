import { changeColumns } from '../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../platform/http/route.ts'
import { holidayFileColumns, moveFileColumns } from './calendar-columns.ts'
import { correctEntry, enterHoliday, enterProclamation, withdrawEntry } from './change-holidays.ts'
import { findHolidayHistory, findHolidays, findHours, getHoliday } from './find-holidays.ts'
import {
  addHoliday,
  correctHoliday,
  listHolidays,
  proclaimHoliday,
  proposeDays,
  readHoliday,
  readHolidayHistory,
  readYear,
  withdrawHoliday,
} from './holidays.contract.ts'
import { loadHolidaysFile, renderHolidaysFile } from './holidays-file.ts'
import { addHours, correctHours, listHours, readHours, removeHours } from './hours.contract.ts'
import { changeHours, dropHours, enterHours, getHours } from './hours.ts'
import { listMoves } from './moves.contract.ts'
import { findMoves } from './moves.ts'
import { enterProposals } from './propose-days.ts'
import { readHolidaysFile, readWorkingDays } from './working-days.contract.ts'
import { describeWorkingDays } from './working-days.ts'
import { describeYear } from './year.ts'

export const calendarRoutes: readonly Route[] = [
  route(listHolidays, findHolidays, { export: { title: 'Holidays', columns: holidayFileColumns } }),
  route(readHoliday, (scope, { params }) => getHoliday(scope, params.id)),
  route(readHolidayHistory, findHolidayHistory, {
    export: { title: 'History of a holiday', columns: changeColumns },
  }),
  route(addHoliday, enterHoliday),
  route(correctHoliday, correctEntry),
  route(proclaimHoliday, enterProclamation),
  route(withdrawHoliday, withdrawEntry),
  route(proposeDays, enterProposals),
  route(readYear, (scope, { query }) => describeYear(scope, query)),
  route(listHours, findHours),
  route(readHours, (scope, { params }) => getHours(scope, params.id)),
  route(addHours, enterHours),
  route(correctHours, changeHours),
  route(removeHours, dropHours),
  route(listMoves, findMoves, { export: { title: 'Deadlines that moved', columns: moveFileColumns } }),
  route(readWorkingDays, describeWorkingDays),
  fileRoute(readHolidaysFile, loadHolidaysFile, renderHolidaysFile),
]
