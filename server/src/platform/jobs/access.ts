import type { ModulePolicy } from '../access/policy.ts'

export const jobsPolicy: ModulePolicy = {
  module: 'operations',
  switchable: false,
  policy: {
    'operations.job.view': { platform: ['platform_admin', 'support_lead'] },
    'operations.job.retry': { platform: ['platform_admin', 'support_lead'] },
  },
}
