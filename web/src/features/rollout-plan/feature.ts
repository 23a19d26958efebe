import { IconLayoutKanban, IconListDetails } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { planPages } from './routes.ts'

export const rolloutPlan: Feature = {
  module: 'rollout',
  label: 'Rollout',
  pages: Object.values(planPages),
  nav: [
    { label: 'Plan', icon: IconLayoutKanban, page: planPages.plans },
    { label: 'Planning facts', icon: IconListDetails, page: planPages.facts },
  ],
}
