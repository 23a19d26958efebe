import type { ModulePolicy } from '../access/policy.ts'

export const jobsPolicy: ModulePolicy = {
  module: 'operations',
  switchable: false,
  policy: {
    'operations.job.view': {
      platform: ['platform_admin', 'support_lead'],
      words: 'See jobs that run in the background',
    },
    'operations.job.retry': { platform: ['platform_admin', 'support_lead'], words: 'Run failed jobs again' },
  },
}
