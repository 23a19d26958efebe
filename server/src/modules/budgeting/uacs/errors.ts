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
  'budget.act.class_twice': {
    status: 400,
    title: 'Class named twice',
    detail: '{class} has two rows. Keep the one that is right.',
  },
  'budget.act.days_order': {
    status: 400,
    title: 'Days reversed',
    detail: '{class}: the act takes effect first, then obligations end, then payments. Put the days into this order.',
  },
  'budget.act.class_needed': {
    status: 409,
    title: 'Class in use',
    detail:
      '{class} cannot be taken out of the act: {count} balances of organizations stand on it. Change its days instead.',
    path: 'validities',
  },
  'budget.act.posted_outside': {
    status: 409,
    title: 'Money was moved outside these days',
    detail:
      'The ledger has entries that would lie outside the new days: {outside}. Nothing posted is undone. If the days are right, confirm; from then on "bmms budget-check" names these entries in each organization, so that they are put right.',
    path: 'validities',
  },
  'budget.funding_source.cluster': {
    status: 400,
    title: 'Fund cluster unknown',
    detail: 'There is no fund cluster with this number. Choose one of the list, 01 to 07.',
    path: 'fundCluster',
  },
  'budget.code.no_layout': {
    status: 409,
    title: 'No layout known',
    detail: 'For {day} nobody entered what stands where in codes of this kind. Choose another day.',
    path: 'on',
  },
  'budget.code.form': {
    status: 400,
    title: 'Not such a code',
    detail: 'A code of this kind has {digits} digits. Blanks and hyphens do not count.',
    path: 'code',
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
