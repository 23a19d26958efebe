import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

export const calendarPolicy: ModulePolicy = {
  module: 'calendar',
  switchable: false,
  policy: {
    'calendar.day.view': {
      organization: everyone,
      words: 'See holidays, working hours and working days',
    },
    'calendar.holiday.manage': {
      platform: ['platform_admin', 'rollout_manager'],
      words: 'Keep holidays and working hours, and see which deadlines they move',
    },
  },
}
