import type { ModulePolicy } from '../../platform/access/policy.ts'

/** Newcomers see their own way without a permission; these are for those who bring them in. */
export const onboardingPolicy: ModulePolicy = {
  module: 'onboarding',
  switchable: false,
  policy: {
    'onboarding.report.view': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'trainer'],
      words: 'See how far newcomers are',
    },
    'onboarding.reminder.send': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'],
      words: 'Remind newcomers',
    },
  },
}
