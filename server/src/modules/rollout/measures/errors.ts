import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const measureErrors = {
  'rollout.measure.out_of_bounds': {
    status: 400,
    title: 'Value out of bounds',
    detail: '{label} lies between {min} and {max}. Check the value and its unit.',
    path: 'value',
  },
  'rollout.measure.not_whole': {
    status: 400,
    title: 'Not a whole number',
    detail: '{label} is a count. Enter a whole number.',
    path: 'value',
  },
  'rollout.measure.in_future': {
    status: 400,
    title: 'Day in the future',
    detail: 'A figure cannot speak of a day that has not come. Enter today or an earlier day.',
    path: 'measuredOn',
  },
  'rollout.measure.day_out_of_range': {
    status: 400,
    title: 'Date out of range',
    detail: 'Measures begin on 1 January 2020.',
    path: 'measuredOn',
  },
  'rollout.measure.two_subjects': {
    status: 400,
    title: 'Two subjects',
    detail: 'A figure is of one organization, of one wave, or of BMMS as a whole. Choose one.',
    path: 'organization',
  },
  'rollout.measure.wrong_level': {
    status: 400,
    title: 'Not measured there',
    detail: '{label} is measured for: {levels}. Choose one of these.',
    path: 'criterion',
  },
  'rollout.measure.sample_missing': {
    status: 400,
    title: 'Sample missing',
    detail: '{label} stands on a sample ({sample}). Say how many: without it, the figure decides nothing.',
    path: 'sampleSize',
  },
  'rollout.measure.unknown_organization': {
    status: 400,
    title: 'Unknown organization',
    detail: 'There is no organization with the code {code}.',
    path: 'organization',
  },
} as const satisfies ErrorTexts

export const failMeasure = errorsOf(measureErrors)

export const measureConstraints: Record<string, string> = {
  rollout_measure_pkey: 'concurrency.duplicate_submission',
  rollout_measure_organization_fkey: 'record.reference_missing',
  rollout_measure_wave_fkey: 'record.reference_missing',
  rollout_measure_criterion_form: 'record.invalid',
  rollout_measure_value_positive: 'record.invalid',
  rollout_measure_unit_known: 'record.invalid',
  rollout_measure_sample_positive: 'record.invalid',
  rollout_measure_day_range: 'rollout.measure.day_out_of_range',
  rollout_measure_source_length: 'record.invalid',
  rollout_measure_person_fkey: 'record.reference_missing',
  rollout_measure_person_name_length: 'record.invalid',
  rollout_measure_one_subject: 'rollout.measure.two_subjects',
}
