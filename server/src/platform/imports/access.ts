import type { ModulePolicy } from '../access/policy.ts'

export const importsPolicy: ModulePolicy = {
  module: 'imports',
  switchable: false,
  policy: {
    'imports.batch.view': { platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'support_lead'] },
    'imports.batch.manage': { platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'] },
    'imports.batch.approve': { platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'] },
  },
}
