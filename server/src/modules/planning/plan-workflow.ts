// How strategic and annual plans travel from draft to archive. Pure: server, web and tests read it.
import { defineWorkflow } from '../../platform/workflow/workflow.ts'

const states = {
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  approved: 'Approved',
  active: 'Active',
  completed: 'Completed',
  archived: 'Archived',
  cancelled: 'Cancelled',
} as const

const edit = 'planning.plan.edit'
const approve = 'planning.plan.approve'

const transitions = {
  submit: {
    label: 'Submit for approval',
    from: ['draft', 'returned'],
    to: 'submitted',
    permission: edit,
    comment: 'optional',
  },
  return: {
    label: 'Return for changes',
    from: ['submitted'],
    to: 'returned',
    permission: approve,
    fourEyes: true,
    comment: 'required',
  },
  approve: {
    label: 'Approve',
    from: ['submitted'],
    to: 'approved',
    permission: approve,
    fourEyes: true,
    comment: 'optional',
  },
  activate: { label: 'Activate', from: ['approved'], to: 'active', permission: approve, fourEyes: true },
  complete: { label: 'Mark as completed', from: ['active'], to: 'completed', permission: approve, comment: 'optional' },
  archive: { label: 'Archive', from: ['completed'], to: 'archived', permission: approve, comment: 'optional' },
  withdraw: {
    label: 'Cancel draft',
    from: ['draft', 'returned'],
    to: 'cancelled',
    permission: edit,
    comment: 'required',
  },
  cancel: {
    label: 'Cancel plan',
    from: ['submitted', 'approved', 'active'],
    to: 'cancelled',
    permission: approve,
    comment: 'required',
  },
} as const

/** An approved amendment takes the place of the plan that it amends. */
const supersede = {
  label: 'Superseded by an amendment',
  from: ['approved', 'active'],
  to: 'archived',
  permission: approve,
  automatic: true,
} as const

const shared = { initial: 'draft', states, editable: ['draft', 'returned'] } as const

export const strategicPlanWorkflow = defineWorkflow({
  subject: 'strategic_plan',
  ...shared,
  transitions: { ...transitions, supersede },
})
export const annualPlanWorkflow = defineWorkflow({ subject: 'annual_work_plan', ...shared, transitions })
