import { IconServer2 } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { capacityPages } from './routes.ts'

export const rolloutCapacity: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: Object.values(capacityPages),
  nav: [{ label: 'Capacity', icon: IconServer2, page: capacityPages.capacity }],
}
