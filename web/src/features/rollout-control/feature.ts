import { IconHistoryToggle } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { rollbackPages } from './routes.ts'

export const rolloutControl: Feature = {
  module: 'rollout',
  label: 'Rollout decisions',
  pages: Object.values(rollbackPages),
  nav: [{ label: 'Rollbacks', icon: IconHistoryToggle, page: rollbackPages.rollbacks }],
}
