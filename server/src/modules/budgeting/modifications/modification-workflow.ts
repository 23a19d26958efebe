// How requests to modify the budget travel. Who takes the decision follows from the lawful approver. Pure.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'
import type { LawfulApprover } from './modifications.contract.ts'

const request = 'budget.modification.request'

function workflowOf(decide: string) {
  return defineWorkflow({
    subject: 'budget_modification',
    initial: 'draft',
    states: {
      draft: 'Draft',
      submitted: 'Submitted',
      returned: 'Returned',
      approved: 'Approved',
      rejected: 'Rejected',
      withdrawn: 'Withdrawn',
    },
    editable: ['draft', 'returned'],
    transitions: {
      submit: {
        label: 'Submit for decision',
        from: ['draft', 'returned'],
        to: 'submitted',
        permission: request,
        comment: 'optional',
      },
      approve: {
        label: 'Approve',
        from: ['submitted'],
        to: 'approved',
        permission: decide,
        fourEyes: true,
        comment: 'optional',
      },
      return: {
        label: 'Return for changes',
        from: ['submitted'],
        to: 'returned',
        permission: decide,
        fourEyes: true,
        comment: 'required',
      },
      reject: {
        label: 'Reject',
        from: ['submitted'],
        to: 'rejected',
        permission: decide,
        fourEyes: true,
        comment: 'required',
      },
      withdraw: {
        label: 'Withdraw',
        from: ['draft', 'returned', 'submitted'],
        to: 'withdrawn',
        permission: request,
        comment: 'required',
      },
    },
  })
}

const withinOrganization = workflowOf('budget.modification.approve')
const byFinanceMinistry = workflowOf('budget.modification.decide')

/**
 * The workflow of a request. What the Chief Minister, the Speaker or the Presiding Justice declares is recorded by the
 * finance ministry, with the paper of the declaration.
 */
export function workflowFor(approver: LawfulApprover['approver'] | null) {
  return approver === 'minister' ? withinOrganization : byFinanceMinistry
}
