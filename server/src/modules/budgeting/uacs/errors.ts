import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const uacsErrors = {
  'budget.reference.code_taken': {
    status: 409,
    title: 'Code already used',
    detail: 'There is another entry with this code. Codes are deactivated, never reused (BAA 84, s. 27(a)).',
    path: 'code',
  },
  'budget.object.not_found': {
    status: 404,
    title: 'Account code not found',
    detail: 'There is no object of expenditure with this code. Search for it by name, or ask the finance ministry.',
  },
  'budget.funding_source.not_found': {
    status: 404,
    title: 'Funding source not found',
    detail: 'There is no funding source with this code.',
  },
  'budget.act.not_found': {
    status: 404,
    title: 'Appropriation act not found',
    detail: 'There is no such appropriation act. The finance ministry enters it on the page of appropriation acts.',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(uacsErrors)

export const uacsConstraints: Record<string, string> = {
  fund_cluster_pkey: 'budget.reference.code_taken',
  fund_cluster_code_form: 'record.invalid',
  fund_cluster_name_length: 'record.invalid',
  uacs_object_pkey: 'budget.reference.code_taken',
  uacs_object_code_form: 'record.invalid',
  uacs_object_name_length: 'record.invalid',
  uacs_object_class_known: 'record.invalid',
  uacs_object_level_known: 'record.invalid',
  uacs_object_source_length: 'record.invalid',
  uacs_object_in_class_key: 'budget.reference.code_taken',
  uacs_object_deactivated: 'record.invalid',
  funding_source_pkey: 'budget.reference.code_taken',
  funding_source_code_form: 'record.invalid',
  funding_source_name_length: 'record.invalid',
  funding_source_fund_cluster_fkey: 'record.reference_missing',
  funding_source_in_cluster_key: 'budget.reference.code_taken',
  uacs_segment_edition_length: 'record.invalid',
  uacs_segment_code_kind_known: 'record.invalid',
  uacs_segment_position_positive: 'record.invalid',
  uacs_segment_name_length: 'record.invalid',
  uacs_segment_length_range: 'record.invalid',
  uacs_segment_pkey: 'budget.reference.code_taken',
  uacs_segment_dates_order: 'record.invalid',
  appropriation_act_pkey: 'budget.reference.code_taken',
  appropriation_act_code_length: 'record.invalid',
  appropriation_act_title_length: 'record.invalid',
  appropriation_act_fiscal_year_range: 'record.invalid',
  appropriation_act_kind_known: 'record.invalid',
  appropriation_act_source_length: 'record.invalid',
  appropriation_act_correction_reason_length: 'record.invalid',
  appropriation_act_code_key: 'budget.reference.code_taken',
  appropriation_validity_act_fkey: 'record.reference_missing',
  appropriation_validity_class_known: 'record.invalid',
  appropriation_validity_source_length: 'record.invalid',
  appropriation_validity_pkey: 'budget.reference.code_taken',
  appropriation_validity_dates_order: 'record.invalid',
}
