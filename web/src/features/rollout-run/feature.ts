import { IconBarrierBlock, IconRoute, IconStack2 } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { onboardingPages, runPages } from './routes.ts'

/** For those who work waves. */
export const rolloutRun: Feature = {
  module: 'rollout',
  label: 'Rollout',
  pages: Object.values(runPages),
  nav: [
    { label: 'Waves', icon: IconStack2, page: runPages.waves },
    { label: 'Blockers', icon: IconBarrierBlock, page: runPages.blockers },
  ],
}

/** For organizations on their way in; stands with the other pages about the organization. */
export const ownOnboarding: Feature = {
  module: 'rollout',
  label: 'Organization',
  pages: Object.values(onboardingPages),
  nav: [{ label: 'Our onboarding', icon: IconRoute, page: onboardingPages.onboarding }],
}
