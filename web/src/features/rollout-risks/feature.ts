import { IconAlertTriangle } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { riskPages } from './routes.ts'

export const rolloutRisks: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: Object.values(riskPages),
  nav: [{ label: 'Risks', icon: IconAlertTriangle, page: riskPages.risks }],
}
