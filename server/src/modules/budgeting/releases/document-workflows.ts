// How documents about money travel from draft to ledger. Pure: server, web and tests read it.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'

const enter = 'budget.appropriation.enter'
const release = 'budget.appropriation.release'

export const appropriationWorkflow = defineWorkflow({
  subject: 'appropriation',
  initial: 'draft',
  states: { draft: 'Draft', posted: 'Posted', withdrawn: 'Withdrawn', reversed: 'Reversed' },
  editable: ['draft'],
  transitions: {
    post: {
      label: 'Post to the ledger',
      from: ['draft'],
      to: 'posted',
      permission: release,
      fourEyes: true,
      comment: 'optional',
    },
    withdraw: { label: 'Withdraw', from: ['draft'], to: 'withdrawn', permission: enter, comment: 'required' },
    reverse: { label: 'Posting reversed', from: ['posted'], to: 'reversed', permission: release, automatic: true },
  },
})

export const releaseWorkflow = defineWorkflow({
  subject: 'allotment_release',
  initial: 'draft',
  states: {
    draft: 'Draft',
    submitted: 'Submitted',
    returned: 'Returned',
    released: 'Released',
    withdrawn: 'Withdrawn',
    reversed: 'Reversed',
  },
  editable: ['draft', 'returned'],
  transitions: {
    submit: {
      label: 'Submit for release',
      from: ['draft', 'returned'],
      to: 'submitted',
      permission: enter,
      comment: 'optional',
    },
    release: {
      label: 'Release',
      from: ['submitted'],
      to: 'released',
      permission: release,
      fourEyes: true,
      comment: 'optional',
    },
    return: {
      label: 'Return for changes',
      from: ['submitted'],
      to: 'returned',
      permission: release,
      fourEyes: true,
      comment: 'required',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['draft', 'returned'],
      to: 'withdrawn',
      permission: enter,
      comment: 'required',
    },
    reverse: { label: 'Posting reversed', from: ['released'], to: 'reversed', permission: release, automatic: true },
  },
})
