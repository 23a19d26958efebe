import {
  addHoliday,
  correctHoliday,
  listHolidays,
  proclaimHoliday,
  readHoliday,
  readYear,
} from '../../../../server/src/modules/calendar/holidays.contract.ts'
import { addHours, listHours, readHours } from '../../../../server/src/modules/calendar/hours.contract.ts'
import { listMoves } from '../../../../server/src/modules/calendar/moves.contract.ts'
import { readWorkingDays } from '../../../../server/src/modules/calendar/working-days.contract.ts'
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

/** For everybody in an organization. */
export const workingDaysPages = {
  workingDays: page(places.workingDays.path, {
    access: readWorkingDays.access,
    title: 'Working days',
    load: () => import('./working-days-page.tsx').then((module) => module.WorkingDaysPage),
  }),
}

/** For those who keep the calendar. */
export const calendarPages = {
  year: page(places.year.path, {
    access: readYear.access,
    title: 'Calendar',
    load: () => import('./year-page.tsx').then((module) => module.YearPage),
  }),
  holidays: page(places.holidays.path, {
    access: listHolidays.access,
    title: 'Holidays',
    load: () => import('./holidays-page.tsx').then((module) => module.HolidaysPage),
  }),
  newHoliday: page(places.newHoliday.path, {
    access: addHoliday.access,
    title: 'New holiday',
    load: () => import('./holiday-forms.tsx').then((module) => module.NewHolidayPage),
  }),
  holiday: page(places.holiday.path, {
    access: readHoliday.access,
    title: 'Holiday',
    load: () => import('./holiday-page.tsx').then((module) => module.HolidayPage),
  }),
  editHoliday: page(places.editHoliday.path, {
    access: correctHoliday.access,
    title: 'Correct a holiday',
    load: () => import('./holiday-forms.tsx').then((module) => module.EditHolidayPage),
  }),
  proclaimHoliday: page(places.proclaimHoliday.path, {
    access: proclaimHoliday.access,
    title: 'Enter a proclamation',
    load: () => import('./holiday-forms.tsx').then((module) => module.ProclaimHolidayPage),
  }),
  hours: page(places.hours.path, {
    access: listHours.access,
    title: 'Working hours',
    load: () => import('./hours-page.tsx').then((module) => module.HoursPage),
  }),
  newHours: page(places.newHours.path, {
    access: addHours.access,
    title: 'New working hours',
    load: () => import('./hours-forms.tsx').then((module) => module.NewHoursPage),
  }),
  editHours: page(places.editHours.path, {
    access: readHours.access,
    title: 'Working hours',
    load: () => import('./hours-forms.tsx').then((module) => module.EditHoursPage),
  }),
  moves: page(places.moves.path, {
    access: listMoves.access,
    title: 'Deadlines that moved',
    load: () => import('./moves-page.tsx').then((module) => module.MovesPage),
  }),
}
