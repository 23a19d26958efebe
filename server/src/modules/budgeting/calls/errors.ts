import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const callErrors = {
  'budget.call.not_found': {
    status: 404,
    title: 'Budget call not found',
    detail: 'There is no such budget call, or it is not published yet.',
  },
  'budget.call.year_taken': {
    status: 409,
    title: 'Fiscal year already called',
    detail: 'There is a budget call for this fiscal year already. Change that one instead.',
    path: 'fiscalYear',
  },
  'budget.call.closed': {
    status: 409,
    title: 'Budget call is closed',
    detail: 'A closed budget call is not changed. Reopen it first.',
  },
  'budget.call.reason_required': {
    status: 400,
    title: 'Reason missing',
    detail: 'The budget call is published. Say why it changes; organizations read the reason.',
    path: 'reason',
  },
  'budget.call.date_twice': {
    status: 400,
    title: 'Named twice',
    detail: 'Opening, submission, technical review and submission to Parliament stand in the calendar once each.',
    path: 'dates',
  },
  'budget.call.form_twice': {
    status: 400,
    title: 'Form named twice',
    detail: 'Each form stands in the list once.',
    path: 'forms',
  },
  'budget.call.incomplete': {
    status: 409,
    title: 'Not ready to publish',
    detail: '{missing} Proposals are measured by the call (BAA 84, s. 17 and 19).',
  },
  'budget.ceiling.unknown_organization': {
    status: 400,
    title: 'Unknown organization',
    detail: 'There is no active organization with the code {code}.',
    path: 'ceilings',
  },
  'budget.ceiling.twice': {
    status: 400,
    title: 'Ceiling named twice',
    detail: 'The {class} ceiling of {code} is named twice. Name each class of an organization once.',
    path: 'ceilings',
  },
} as const satisfies ErrorTexts

export const failCall = errorsOf(callErrors)

export const callConstraints: Record<string, string> = {
  budget_call_pkey: 'concurrency.duplicate_submission',
  budget_call_fiscal_year_range: 'record.invalid',
  budget_call_title_length: 'record.invalid',
  budget_call_text_length: 'record.invalid',
  budget_call_status_known: 'record.invalid',
  budget_call_steps_list: 'record.invalid',
  budget_call_year_key: 'budget.call.year_taken',
  budget_call_of_year_key: 'budget.call.year_taken',
  budget_call_published: 'record.invalid',
  budget_call_date_pkey: 'concurrency.duplicate_submission',
  budget_call_date_call_fkey: 'budget.call.not_found',
  budget_call_date_position_positive: 'record.invalid',
  budget_call_date_kind_known: 'record.invalid',
  budget_call_date_kind_key: 'budget.call.date_twice',
  budget_call_date_name_length: 'record.invalid',
  budget_call_date_range: 'record.invalid',
  budget_call_date_section_length: 'record.invalid',
  budget_call_form_pkey: 'concurrency.duplicate_submission',
  budget_call_form_call_fkey: 'budget.call.not_found',
  budget_call_form_position_positive: 'record.invalid',
  budget_call_form_code_length: 'record.invalid',
  budget_call_form_code_key: 'budget.call.form_twice',
  budget_call_form_title_length: 'record.invalid',
  budget_ceiling_pkey: 'concurrency.duplicate_submission',
  budget_ceiling_organization_fkey: 'record.reference_missing',
  budget_ceiling_call_fkey: 'budget.call.not_found',
  budget_ceiling_class_known: 'record.invalid',
  budget_ceiling_class_key: 'concurrency.duplicate_submission',
  budget_ceiling_amount_positive: 'record.invalid',
  budget_ceiling_reason_length: 'record.invalid',
}
