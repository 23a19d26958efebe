// Where the screens of the calendar are. Apart from the pages themselves, so that screens can point to each other.
const holidays = '/platform/calendar/holidays'
const hours = '/platform/calendar/working-hours'

export const places = {
  workingDays: { path: '/moa/:moa/calendar' },
  year: { path: '/platform/calendar' },
  holidays: { path: holidays },
  newHoliday: { path: `${holidays}/new` },
  holiday: { path: `${holidays}/:id` },
  editHoliday: { path: `${holidays}/:id/edit` },
  proclaimHoliday: { path: `${holidays}/:id/proclamation` },
  hours: { path: hours },
  newHours: { path: `${hours}/new` },
  editHours: { path: `${hours}/:id` },
  moves: { path: '/platform/calendar/moves' },
} as const
