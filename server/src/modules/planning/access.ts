import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

/** Who may do what in Planning. Admins manage people and settings and approve nothing; managers approve. */
export const planningPolicy: ModulePolicy = {
  module: 'planning',
  switchable: true,
  features: {
    'planning.progress': { words: 'Recording progress', permissions: ['planning.progress.record'] },
  },
  policy: {
    'planning.plan.view': { organization: everyone, words: 'See plans, goals and objectives' },
    'planning.plan.edit': { organization: ['planner'], words: 'Write and submit plans' },
    'planning.plan.approve': { organization: ['manager'], words: 'Approve and return plans' },
    'planning.plan.comment': {
      organization: ['manager', 'planner', 'me_officer', 'budget_officer', 'coordinator'],
      words: 'Comment on plans',
    },
    'planning.progress.record': {
      organization: ['planner', 'me_officer'],
      words: 'Record progress on goals and objectives',
    },
    'planning.status.oversee': {
      platform: ['ocm_viewer', 'ocm_analyst', 'ocm_executive'],
      words: 'See how far the plans of all organizations are',
    },
  },
}
