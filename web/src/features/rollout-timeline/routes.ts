import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const timelinePages = {
  timeline: page(places.timeline.path, {
    access: 'rollout.wave.view',
    title: 'Timeline',
    load: () => import('./timeline-page.tsx').then((module) => module.TimelinePage),
  }),
  table: page(places.table.path, {
    access: 'rollout.wave.view',
    title: 'Schedule as a table',
    load: () => import('./schedule-table-page.tsx').then((module) => module.ScheduleTablePage),
  }),
  blackouts: page(places.blackouts.path, {
    access: 'rollout.wave.view',
    title: 'Blackouts',
    load: () => import('./blackouts-page.tsx').then((module) => module.BlackoutsPage),
  }),
  newBlackout: page(places.newBlackout.path, {
    access: 'rollout.wave.manage',
    title: 'New blackout',
    load: () => import('./blackout-forms.tsx').then((module) => module.NewBlackoutPage),
  }),
  blackout: page(places.blackout.path, {
    access: 'rollout.wave.manage',
    title: 'Blackout',
    load: () => import('./blackout-forms.tsx').then((module) => module.EditBlackoutPage),
  }),
}
