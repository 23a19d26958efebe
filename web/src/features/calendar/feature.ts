// What the calendar contributes to the shell: working days for every member, and its keeping for staff of the platform.
import {
  IconArrowMoveRight,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarStar,
  IconClockHour8,
} from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { calendarPages, workingDaysPages } from './routes.ts'

/** Stands with the other pages about the organization. */
export const workingDays: Feature = {
  module: 'calendar',
  label: 'Organization',
  pages: Object.values(workingDaysPages),
  nav: [{ label: 'Working days', icon: IconCalendarCheck, page: workingDaysPages.workingDays }],
}

/** For those who keep it. */
export const calendar: Feature = {
  module: 'calendar',
  label: 'Calendar',
  pages: Object.values(calendarPages),
  nav: [
    { label: 'Calendar', icon: IconCalendar, page: calendarPages.year },
    { label: 'Holidays', icon: IconCalendarStar, page: calendarPages.holidays },
    { label: 'Working hours', icon: IconClockHour8, page: calendarPages.hours },
    { label: 'Deadlines that moved', icon: IconArrowMoveRight, page: calendarPages.moves },
  ],
}
