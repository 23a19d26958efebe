import type { ModulePolicy } from '../access/policy.ts'

export const importsPolicy: ModulePolicy = {
  module: 'imports',
  switchable: false,
  policy: {
    'imports.batch.view': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'support_lead'],
      words: 'See imports of people',
    },
    'imports.batch.manage': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'],
      words: 'Prepare, submit and undo imports of people',
    },
    'imports.batch.approve': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'],
      words: 'Approve imports of people that somebody else submitted',
    },
  },
}
