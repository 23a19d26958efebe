import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const completionErrors = {
  'rollout.completion.not_found': {
    status: 404,
    title: 'Report not found',
    detail: 'There is no such completion report.',
  },
} satisfies ErrorTexts

export const fail = errorsOf(completionErrors)

export const completionConstraints: Record<string, string> = {
  rollout_lesson_pkey: 'record.invalid',
  rollout_lesson_wave_fkey: 'record.reference_missing',
  rollout_lesson_kind_known: 'record.invalid',
  rollout_lesson_length: 'record.invalid',
  rollout_lesson_action_length: 'record.invalid',
  rollout_lesson_person_fkey: 'record.reference_missing',
  rollout_lesson_person_name_length: 'record.invalid',
  rollout_completion_pkey: 'record.invalid',
  rollout_completion_number_key: 'record.invalid',
  rollout_completion_person_fkey: 'record.reference_missing',
  rollout_completion_person_name_length: 'record.invalid',
  rollout_completion_content_object: 'record.invalid',
  rollout_completion_hash_form: 'record.invalid',
}
