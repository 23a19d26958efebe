// How an obligation request and a correction travel. Pure: server, web and tests read it.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'

const request = 'budget.obligation.request'
const certify = 'budget.obligation.certify'
const obligate = 'budget.obligation.obligate'

/**
 * Box A is the head of the requesting office, Box B the budget officer (GAM vol. II, app. 11). Requester, certifier and
 * obligating officer are three people; whoever certified counts as a preparer for the step after.
 */
export const requestWorkflow = defineWorkflow({
  subject: 'obligation_request',
  initial: 'draft',
  states: {
    draft: 'Draft',
    requested: 'Requested',
    certified: 'Certified',
    obligated: 'Obligated',
    returned: 'Returned',
    cancelled: 'Cancelled',
    reversed: 'Reversed',
  },
  editable: ['draft', 'returned'],
  transitions: {
    request: {
      label: 'Request obligation',
      from: ['draft', 'returned'],
      to: 'requested',
      permission: request,
      comment: 'optional',
    },
    certify: {
      label: 'Certify (Box A)',
      from: ['requested'],
      to: 'certified',
      permission: certify,
      fourEyes: true,
      comment: 'optional',
    },
    return: {
      label: 'Return for changes',
      from: ['requested'],
      to: 'returned',
      permission: certify,
      comment: 'required',
    },
    obligate: {
      label: 'Obligate (Box B)',
      from: ['certified'],
      to: 'obligated',
      permission: obligate,
      fourEyes: true,
      comment: 'optional',
    },
    send_back: {
      label: 'Return for changes',
      from: ['certified'],
      to: 'returned',
      permission: obligate,
      comment: 'required',
    },
    cancel: {
      label: 'Cancel request',
      from: ['draft', 'requested', 'certified', 'returned'],
      to: 'cancelled',
      permission: request,
      comment: 'required',
    },
    reverse: {
      label: 'Obligation reversed',
      from: ['obligated'],
      to: 'reversed',
      permission: 'budget.adjustment.approve',
      automatic: true,
    },
  },
})

const approve = 'budget.adjustment.approve'

/** Corrections of what is posted: one person prepares, another approves and posts. */
export const correctionWorkflow = defineWorkflow({
  subject: 'ledger_correction',
  initial: 'submitted',
  states: { submitted: 'Waits for approval', posted: 'Posted', declined: 'Declined', withdrawn: 'Withdrawn' },
  editable: [],
  transitions: {
    post: {
      label: 'Approve and post',
      from: ['submitted'],
      to: 'posted',
      permission: approve,
      fourEyes: true,
      comment: 'optional',
    },
    decline: {
      label: 'Decline',
      from: ['submitted'],
      to: 'declined',
      permission: approve,
      fourEyes: true,
      comment: 'required',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['submitted'],
      to: 'withdrawn',
      permission: 'budget.adjustment.prepare',
      comment: 'optional',
    },
  },
})
