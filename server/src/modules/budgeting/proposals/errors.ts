import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const proposalErrors = {
  'budget.proposal.not_found': {
    status: 404,
    title: 'Proposal not found',
    detail: 'There is no such budget proposal in this organization.',
  },
  'budget.proposal.ppa_not_found': {
    status: 404,
    title: 'Program not found',
    detail: 'There is no such program, activity or project in a proposal of this organization.',
  },
  'budget.proposal.line_not_found': {
    status: 404,
    title: 'Line not found',
    detail: 'There is no such line in a proposal of this organization.',
  },
  'budget.proposal.attachment_not_found': {
    status: 404,
    title: 'Paper not found',
    detail: 'There is no such paper with a proposal of this organization.',
  },
  'budget.proposal.year_taken': {
    status: 409,
    title: 'Already proposed',
    detail: 'The organization has a proposal for this fiscal year already. Go on with that one.',
    path: 'callId',
  },
  'budget.proposal.call_unknown': {
    status: 400,
    title: 'Unknown budget call',
    detail: 'There is no such budget call, or it is not published yet (BAA 84, s. 17).',
    path: 'callId',
  },
  'budget.proposal.call_closed': {
    status: 409,
    title: 'Budget call is closed',
    detail: 'The budget call of {year} is closed. Ask the finance ministry to reopen it.',
    path: 'callId',
  },
  'budget.proposal.frozen': {
    status: 409,
    title: 'Content is frozen',
    detail: 'The proposal is {state}. Only drafts and returned proposals can be changed.',
  },
  'budget.proposal.not_ready': {
    status: 409,
    title: 'Not ready',
    detail: '{first}',
  },
  'budget.proposal.ppa_unknown': {
    status: 400,
    title: 'Unknown program',
    detail: 'There is no such program, activity or project in use in this organization.',
    path: 'ppaId',
  },
  'budget.proposal.ppa_twice': {
    status: 409,
    title: 'Already in the proposal',
    detail: 'This program, activity or project stands in the proposal already. Change it there.',
    path: 'ppaId',
  },
  'budget.proposal.goal_unknown': {
    status: 400,
    title: 'Unknown goal',
    detail: 'There is no such strategic goal in this organization.',
    path: 'goalId',
  },
  'budget.proposal.objective_unknown': {
    status: 400,
    title: 'Unknown objective',
    detail: 'There is no such objective of an annual work plan in this organization.',
    path: 'objectiveIds',
  },
  'budget.proposal.ranks_incomplete': {
    status: 409,
    title: 'Order incomplete',
    detail: 'Name every program, activity and project of the proposal once, the first priority first.',
    path: 'ppas',
  },
  'budget.proposal.class_twice': {
    status: 400,
    title: 'Class named twice',
    detail: 'Name each class once.',
    path: 'comparatives',
  },
  'budget.proposal.object_unknown': {
    status: 400,
    title: 'Unknown object of expenditure',
    detail:
      'There is no object of expenditure with the code {code}. Look it up among the account codes (BAA 84, s. 27(a)).',
    path: 'objectCode',
  },
  'budget.proposal.object_inactive': {
    status: 400,
    title: 'Object no longer used',
    detail: 'The object {code} {name} is no longer used. Choose one that is (BAA 84, s. 27(a)).',
    path: 'objectCode',
  },
  'budget.proposal.object_not_allotted': {
    status: 400,
    title: 'No allotment for this object',
    detail:
      'Nothing is allotted for {code} {name}. Choose an object of personnel services, operating expenses, financial expenses or capital outlays (BAA 84, s. 4(c)).',
    path: 'objectCode',
  },
  'budget.proposal.amount_range': {
    status: 400,
    title: 'Amount out of range',
    detail: 'Quantity times unit cost must be at least ₱0.01 and less than ₱1,000,000,000,000.00.',
    path: 'unitCost',
  },
  'budget.proposal.phasing_off': {
    status: 400,
    title: 'Quarters do not add up',
    detail: 'The four quarters must add up to the amount of the line, to the centavo (BAA 84, s. 37(b)).',
    path: 'phasing',
  },
  'budget.proposal.too_many_lines': {
    status: 409,
    title: 'Too many lines',
    detail: 'A proposal has at most {most} lines. Put small items together.',
  },
  'budget.proposal.file_unknown': {
    status: 400,
    title: 'Unknown file',
    detail: 'Upload the file first; this one is not known here.',
    path: 'fileId',
  },
  'budget.proposal.file_twice': {
    status: 409,
    title: 'Already attached',
    detail: 'This file is with the proposal already.',
    path: 'fileId',
  },
  'budget.proposal.not_under_review': {
    status: 409,
    title: 'Not under review',
    detail: 'Amounts are approved while the proposal is under review; it is {state}.',
  },
  'budget.proposal.over_ceiling': {
    status: 409,
    title: 'Over the ceiling',
    detail:
      '{class} would have {total} approved, {over} over the ceiling of {ceiling} (BAA 84, s. 17 and 19). Lower an amount, or have the ceiling changed.',
    path: 'approvedAmount',
  },
  'budget.proposal.line_twice': {
    status: 400,
    title: 'Line named twice',
    detail: 'Name each line once.',
    path: 'lines',
  },
} as const satisfies ErrorTexts

export const failProposal = errorsOf(proposalErrors)

const invalid = (table: string, ...rules: string[]) =>
  Object.fromEntries(rules.map((rule) => [`${table}_${rule}`, 'record.invalid']))
const keys = (table: string) => ({
  [`${table}_pkey`]: 'concurrency.duplicate_submission',
  [`${table}_organization_fkey`]: 'record.reference_missing',
})

export const proposalConstraints: Record<string, string> = {
  ...keys('budget_proposal'),
  ...invalid('budget_proposal', 'title_length', 'summary_length', 'status_known'),
  budget_proposal_year_key: 'budget.proposal.year_taken',
  budget_proposal_call_fkey: 'budget.proposal.call_unknown',
  ...keys('proposal_ppa'),
  ...invalid('proposal_ppa', 'priority_positive', 'category_known', 'outcome_length', 'justification_length'),
  ...invalid(
    'proposal_ppa',
    'expected_outcome_length',
    'bdp_link_length',
    'bdip_link_length',
    'gender_amount_positive',
  ),
  proposal_ppa_in_proposal_key: 'concurrency.duplicate_submission',
  proposal_ppa_once_key: 'budget.proposal.ppa_twice',
  proposal_ppa_priority_key: 'budget.proposal.ranks_incomplete',
  proposal_ppa_proposal_fkey: 'record.reference_missing',
  proposal_ppa_ppa_fkey: 'budget.proposal.ppa_unknown',
  proposal_ppa_goal_fkey: 'budget.proposal.goal_unknown',
  ...keys('proposal_objective'),
  proposal_objective_key: 'concurrency.duplicate_submission',
  proposal_objective_ppa_fkey: 'record.reference_missing',
  proposal_objective_objective_fkey: 'budget.proposal.objective_unknown',
  ...keys('proposal_indicator'),
  ...invalid('proposal_indicator', 'position_positive', 'level_known', 'name_length', 'unit_length'),
  proposal_indicator_ppa_fkey: 'record.reference_missing',
  ...keys('proposal_comparative'),
  ...invalid('proposal_comparative', 'class_known', 'previous_positive', 'current_positive'),
  proposal_comparative_class_key: 'budget.proposal.class_twice',
  proposal_comparative_ppa_fkey: 'record.reference_missing',
  ...keys('proposal_line'),
  ...invalid('proposal_line', 'class_known', 'description_length', 'quantity_positive', 'unit_length'),
  ...invalid('proposal_line', 'unit_cost_positive', 'q1_positive', 'q2_positive', 'q3_positive', 'q4_positive'),
  ...invalid('proposal_line', 'location_form', 'approved_range', 'review_note_length'),
  proposal_line_amount_range: 'budget.proposal.amount_range',
  proposal_line_ppa_fkey: 'record.reference_missing',
  proposal_line_object_fkey: 'budget.proposal.object_unknown',
  proposal_line_phasing: 'budget.proposal.phasing_off',
  ...keys('proposal_line_comment'),
  ...invalid('proposal_line_comment', 'length', 'author_name_length'),
  proposal_line_comment_author_fkey: 'record.reference_missing',
  proposal_line_comment_line_fkey: 'budget.proposal.line_not_found',
  ...keys('proposal_attachment'),
  ...invalid('proposal_attachment', 'kind_known', 'note_length', 'added_by_length'),
  proposal_attachment_file_key: 'budget.proposal.file_twice',
  proposal_attachment_proposal_fkey: 'record.reference_missing',
  proposal_attachment_file_fkey: 'budget.proposal.file_unknown',
}
