// What the watch over the rollout contributes to the shell.
import { IconRadar2, IconReportAnalytics } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { reportPages, watchPages } from './routes.ts'

export const rolloutWatch: Feature = {
  module: 'rollout',
  label: 'Rollout',
  pages: Object.values(watchPages),
  nav: [{ label: 'Control room', icon: IconRadar2, page: watchPages.room }],
}

export const rolloutReports: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: Object.values(reportPages),
  nav: [{ label: 'Reports', icon: IconReportAnalytics, page: reportPages.reports }],
}
