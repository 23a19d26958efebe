import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

/** Who may do what in Planning. Admins manage people and settings and approve nothing; managers approve. */
export const planningPolicy: ModulePolicy = {
  module: 'planning',
  switchable: true,
  policy: {
    'planning.plan.view': { organization: everyone },
    'planning.plan.edit': { organization: ['planner'] },
    'planning.plan.approve': { organization: ['manager'] },
    'planning.plan.comment': { organization: ['manager', 'planner', 'me_officer', 'budget_officer', 'coordinator'] },
    'planning.progress.record': { organization: ['planner', 'me_officer'] },
    'planning.status.oversee': { platform: ['ocm_viewer', 'ocm_analyst', 'ocm_executive'] },
  },
}
