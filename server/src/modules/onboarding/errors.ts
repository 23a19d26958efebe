import { type ErrorTexts, errorsOf } from '../../platform/errors/errors.ts'

export const onboardingErrors = {
  'onboarding.not_a_newcomer': {
    status: 409,
    title: 'Nothing to get started with',
    detail: 'Your account was not made by an invitation, so there are no first steps to keep track of.',
  },
  'onboarding.profile.phone_invalid': {
    status: 400,
    title: 'Phone number not understood',
    detail:
      'This is not a phone number that can be called. Write it like 0917 123 4567, or with the country in front, like +63 917 123 4567.',
    path: 'phone',
  },
  'onboarding.checklist.unknown_item': {
    status: 404,
    title: 'Not on your checklist',
    detail: 'This item is not on your checklist. Your roles may have changed; open the checklist again.',
    path: 'key',
  },
  'onboarding.checklist.by_itself': {
    status: 409,
    title: 'Done by itself',
    detail: 'This item is ticked as soon as it is done. Open it and do it there.',
    path: 'key',
  },
  'onboarding.reminder.nobody': {
    status: 400,
    title: 'Nobody chosen',
    detail: 'Choose the people to remind, or a filter that they match: one of the two.',
    path: 'personIds',
  },
  'onboarding.consent.unknown': {
    status: 404,
    title: 'No such consent',
    detail: 'There is nothing of this name to agree to.',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(onboardingErrors)

export const onboardingConstraints: Record<string, string> = {
  onboarding_pkey: 'concurrency.duplicate_submission',
  onboarding_person_fkey: 'record.reference_missing',
  onboarding_wave_range: 'record.invalid',
  onboarding_tour_known: 'record.invalid',
  onboarding_tour_step_range: 'record.invalid',
  onboarding_checklist_size: 'record.invalid',
  onboarding_reminder_message_fkey: 'record.reference_missing',
  consent_pkey: 'concurrency.duplicate_submission',
  consent_person_fkey: 'record.reference_missing',
  consent_purpose_known: 'record.invalid',
}
