// What onboarding contributes to the shell: the rollout's page, and the card of newcomers on their home page.
import { IconUserCheck } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { onboardingPages } from './routes.ts'

export const onboarding: Feature = {
  module: 'onboarding',
  label: 'Platform',
  pages: Object.values(onboardingPages),
  nav: [{ label: 'Onboarding', icon: IconUserCheck, page: onboardingPages.report }],
  home: [{ access: 'signed-in', load: () => import('./onboarding-card.tsx').then((module) => module.OnboardingCard) }],
}
