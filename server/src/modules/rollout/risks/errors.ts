import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const riskErrors = {
  'rollout.risk.not_found': {
    status: 404,
    title: 'Risk not found',
    detail: 'There is no such risk in the register.',
  },
  'rollout.risk.review_missing': {
    status: 400,
    title: 'Review date missing',
    detail: 'An open risk needs a day on which it is looked at again. Choose one from today on.',
    path: 'reviewOn',
  },
  'rollout.risk.review_past': {
    status: 400,
    title: 'Review date in the past',
    detail: 'The next review cannot be before today. Choose today or a later day.',
    path: 'reviewOn',
  },
  'rollout.risk.owner_unknown': {
    status: 400,
    title: 'Owner unknown',
    detail: 'Choose somebody with a role above organizations who is active.',
    path: 'ownerId',
  },
  'rollout.risk.not_open': {
    status: 409,
    title: 'The risk is not open',
    detail: 'Only an open risk is reviewed. Open it again first.',
  },
} satisfies ErrorTexts

export const fail = errorsOf(riskErrors)

export const riskConstraints: Record<string, string> = {
  rollout_risk_pkey: 'record.invalid',
  rollout_risk_number_key: 'record.invalid',
  rollout_risk_title_length: 'record.invalid',
  rollout_risk_description_length: 'record.invalid',
  rollout_risk_category_known: 'record.invalid',
  rollout_risk_probability_range: 'record.invalid',
  rollout_risk_impact_range: 'record.invalid',
  rollout_risk_mitigation_length: 'record.invalid',
  rollout_risk_contingency_length: 'record.invalid',
  rollout_risk_owner_fkey: 'rollout.risk.owner_unknown',
  rollout_risk_wave_fkey: 'record.reference_missing',
  rollout_risk_status_known: 'record.invalid',
  rollout_risk_reason_length: 'record.invalid',
  rollout_risk_reviewed: 'rollout.risk.review_missing',
  rollout_risk_review_pkey: 'record.invalid',
  rollout_risk_review_risk_fkey: 'record.reference_missing',
  rollout_risk_review_probability_range: 'record.invalid',
  rollout_risk_review_impact_range: 'record.invalid',
  rollout_risk_review_note_length: 'record.invalid',
  rollout_risk_review_person_fkey: 'record.reference_missing',
  rollout_risk_review_person_name_length: 'record.invalid',
}
