// What notifications contribute to the shell. The inbox itself stands in the shell: it is one for all features.
import type { Feature } from '../../lib/feature.ts'
import { notificationPages } from './routes.ts'

export const notifications: Feature = {
  module: 'notifications',
  label: 'Notifications',
  pages: Object.values(notificationPages),
  nav: [],
}
