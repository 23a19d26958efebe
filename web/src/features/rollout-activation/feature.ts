import { IconToggleRight } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { activationPages, switchPages } from './routes.ts'

export const rolloutActivation: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: [...Object.values(activationPages), ...Object.values(switchPages)],
  nav: [{ label: 'Activation', icon: IconToggleRight, page: activationPages.activations }],
}
