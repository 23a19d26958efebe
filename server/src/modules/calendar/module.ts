import type { Module } from '../../platform/module.ts'
import { calendarPolicy } from './access.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { calendarConstraints, calendarErrors } from './errors.ts'
import { deadlineMovedTopic } from './tell-of-moves.ts'

/** Holidays, working hours, and the deadlines that move with them. Counting itself is the platform's calendar. */
export const calendarModule: Module = {
  name: 'calendar',
  policy: calendarPolicy,
  errors: calendarErrors,
  constraints: calendarConstraints,
  routes: calendarRoutes,
  topics: [deadlineMovedTopic],
}
