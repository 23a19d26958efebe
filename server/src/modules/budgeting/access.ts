import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

/** The finance ministry's people act in organizations by these roles alone. */
const finance = ['budget_reviewer', 'budget_director'] as const
const oversight = ['ocm_viewer', 'ocm_analyst', 'ocm_executive', ...finance] as const

/**
 * Who may do what with public money. Requester, certifier and payer differ: each of these steps has a permission of its own,
 * and the workflows refuse one person two of them on the same document.
 */
export const budgetingPolicy: ModulePolicy = {
  module: 'budgeting',
  switchable: true,
  features: {
    'budgeting.spending': {
      words: 'Obligations, payments and adjustments',
      permissions: [
        ...['budget.obligation.request', 'budget.obligation.certify', 'budget.obligation.obligate'],
        ...['budget.payable.record', 'budget.disbursement.pay'],
        ...['budget.adjustment.prepare', 'budget.adjustment.approve'],
      ],
    },
    'budgeting.reports': {
      words: 'Making and certifying accountability reports',
      permissions: [
        ...['budget.report.prepare', 'budget.report.certify_budget', 'budget.report.certify_accounts'],
        'budget.report.approve',
      ],
    },
  },
  policy: {
    'budget.ppa.view': { organization: everyone, platform: finance, words: 'See programs, activities and projects' },
    'budget.ppa.edit': { organization: ['budget_officer', 'planner'], words: 'Keep programs, activities and projects' },
    'budget.target.record': {
      organization: ['budget_officer', 'planner', 'me_officer'],
      words: 'Set physical targets and record accomplishments',
    },
    'budget.proposal.view': { organization: everyone, platform: finance, words: 'See budget proposals' },
    'budget.proposal.edit': { organization: ['budget_officer'], words: 'Prepare and submit the budget proposal' },
    'budget.proposal.endorse': { organization: ['manager'], words: 'Endorse and return the budget proposal' },
    'budget.proposal.review': {
      organization: [],
      platform: finance,
      words: 'Review proposals, comment on lines and set approved amounts',
    },
    'budget.proposal.approve': {
      organization: [],
      platform: ['budget_director'],
      words: 'Approve and return budget proposals',
    },
    'budget.ledger.view': {
      organization: everyone,
      platform: finance,
      words: 'See appropriations, allotments, obligations and payments',
    },
    'budget.appropriation.enter': {
      organization: ['budget_officer'],
      platform: ['budget_reviewer'],
      words: 'Enter appropriations and prepare allotment releases',
    },
    'budget.appropriation.release': {
      organization: ['manager'],
      platform: ['budget_director'],
      words: 'Post appropriations and release allotments',
    },
    'budget.obligation.request': {
      organization: ['budget_officer', 'planner', 'coordinator', 'me_officer', 'staff'],
      words: 'Request obligations',
    },
    'budget.obligation.certify': {
      organization: ['manager'],
      words: 'Certify that an obligation is necessary and lawful',
    },
    'budget.obligation.obligate': {
      organization: ['budget_officer'],
      words: 'Certify that allotment is available, and obligate',
    },
    'budget.payable.record': { organization: ['accountant'], words: 'Record what is due and demandable' },
    'budget.disbursement.pay': { organization: ['disbursing_officer'], words: 'Pay, and record liquidations' },
    'budget.adjustment.prepare': { organization: ['budget_officer', 'accountant'], words: 'Prepare adjusting entries' },
    'budget.adjustment.approve': { organization: ['manager'], words: 'Approve adjusting entries' },
    'budget.modification.request': {
      organization: ['budget_officer'],
      words: 'Request transfers, realignments and augmentations',
    },
    'budget.modification.approve': {
      organization: ['manager'],
      words: 'Approve modifications within an activity (BAA 84, s. 49)',
    },
    'budget.modification.decide': {
      organization: [],
      platform: ['budget_director'],
      words: 'Decide modifications that the law leaves to the finance ministry',
    },
    'budget.report.prepare': {
      organization: ['budget_officer', 'accountant'],
      platform: finance,
      words: 'Generate accountability reports',
    },
    'budget.report.certify_budget': { organization: ['budget_officer'], words: 'Certify budget columns of reports' },
    'budget.report.certify_accounts': { organization: ['accountant'], words: 'Certify accounting columns of reports' },
    'budget.report.approve': { organization: ['manager'], words: 'Approve reports, and keep the proof of filing' },
    'budget.call.publish': { platform: ['budget_director'], words: 'Publish the budget call and its ceilings' },
    'budget.reference.view': {
      platform: ['platform_admin', ...finance],
      words: 'See account codes and appropriation acts',
    },
    'budget.reference.manage': {
      platform: ['platform_admin', 'budget_director'],
      words: 'Keep account codes and appropriation acts',
    },
    'budget.status.oversee': { platform: oversight, words: 'See the budgets of all organizations' },
  },
}
