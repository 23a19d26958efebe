// How a budget proposal travels from draft to approved. Pure: server, web and tests read it.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'

const endorse = 'budget.proposal.endorse'
const approve = 'budget.proposal.approve'

export const proposalWorkflow = defineWorkflow({
  subject: 'budget_proposal',
  initial: 'draft',
  states: {
    draft: 'Draft',
    submitted: 'Submitted',
    endorsed: 'Endorsed',
    under_review: 'Under review',
    returned: 'Returned',
    approved: 'Approved',
  },
  editable: ['draft', 'returned'],
  transitions: {
    submit: {
      label: 'Submit for endorsement',
      from: ['draft', 'returned'],
      to: 'submitted',
      permission: 'budget.proposal.edit',
      comment: 'optional',
    },
    return: {
      label: 'Return for changes',
      from: ['submitted'],
      to: 'returned',
      permission: endorse,
      fourEyes: true,
      comment: 'required',
    },
    endorse: {
      label: 'Endorse',
      from: ['submitted'],
      to: 'endorsed',
      permission: endorse,
      fourEyes: true,
      comment: 'optional',
    },
    take_up: {
      label: 'Take up for review',
      from: ['endorsed'],
      to: 'under_review',
      permission: 'budget.proposal.review',
      comment: 'optional',
    },
    send_back: {
      label: 'Return to the organization',
      from: ['endorsed', 'under_review'],
      to: 'returned',
      permission: approve,
      fourEyes: true,
      comment: 'required',
    },
    approve: {
      label: 'Approve',
      from: ['under_review'],
      to: 'approved',
      permission: approve,
      fourEyes: true,
      comment: 'optional',
    },
  },
})

/** Permissions that let somebody say something about a proposal and its lines. */
export const COMMENTERS = ['budget.proposal.edit', endorse, 'budget.proposal.review'] as const
