// The pages of the watch over the rollout.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const reports = 'rollout.report.view'

export const watchPages = {
  room: page(places.room.path, {
    access: 'rollout.wave.view',
    title: 'Control room',
    load: () => import('./control-room-page.tsx').then((module) => module.ControlRoomPage),
  }),
}
export const reportPages = {
  reports: page(places.reports.path, {
    access: reports,
    title: 'Reports of the rollout',
    load: () => import('./reports-page.tsx').then((module) => module.RolloutReportsPage),
  }),
  nextReport: page(places.nextReport.path, {
    access: reports,
    title: 'Next report',
    load: () => import('./report-page.tsx').then((module) => module.NextReportPage),
  }),
  report: page(places.report.path, {
    access: reports,
    title: 'Report of the rollout',
    load: () => import('./report-page.tsx').then((module) => module.RolloutReportPage),
  }),
}
