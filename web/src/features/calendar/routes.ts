import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

/** For everybody in an organization. */
export const workingDaysPages = {
  workingDays: page(places.workingDays.path, {
    access: 'calendar.day.view',
    title: 'Working days',
    load: () => import('./working-days-page.tsx').then((module) => module.WorkingDaysPage),
  }),
}

/** For those who keep the calendar. */
export const calendarPages = {
  year: page(places.year.path, {
    access: 'calendar.holiday.manage',
    title: 'Calendar',
    load: () => import('./year-page.tsx').then((module) => module.YearPage),
  }),
  holidays: page(places.holidays.path, {
    access: 'calendar.holiday.manage',
    title: 'Holidays',
    load: () => import('./holidays-page.tsx').then((module) => module.HolidaysPage),
  }),
  newHoliday: page(places.newHoliday.path, {
    access: 'calendar.holiday.manage',
    title: 'New holiday',
    load: () => import('./holiday-forms.tsx').then((module) => module.NewHolidayPage),
  }),
  holiday: page(places.holiday.path, {
    access: 'calendar.holiday.manage',
    title: 'Holiday',
    load: () => import('./holiday-page.tsx').then((module) => module.HolidayPage),
  }),
  editHoliday: page(places.editHoliday.path, {
    access: 'calendar.holiday.manage',
    title: 'Correct a holiday',
    load: () => import('./holiday-forms.tsx').then((module) => module.EditHolidayPage),
  }),
  proclaimHoliday: page(places.proclaimHoliday.path, {
    access: 'calendar.holiday.manage',
    title: 'Enter a proclamation',
    load: () => import('./holiday-forms.tsx').then((module) => module.ProclaimHolidayPage),
  }),
  hours: page(places.hours.path, {
    access: 'calendar.holiday.manage',
    title: 'Working hours',
    load: () => import('./hours-page.tsx').then((module) => module.HoursPage),
  }),
  newHours: page(places.newHours.path, {
    access: 'calendar.holiday.manage',
    title: 'New working hours',
    load: () => import('./hours-forms.tsx').then((module) => module.NewHoursPage),
  }),
  editHours: page(places.editHours.path, {
    access: 'calendar.holiday.manage',
    title: 'Working hours',
    load: () => import('./hours-forms.tsx').then((module) => module.EditHoursPage),
  }),
  moves: page(places.moves.path, {
    access: 'calendar.holiday.manage',
    title: 'Deadlines that moved',
    load: () => import('./moves-page.tsx').then((module) => module.MovesPage),
  }),
}
