import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const messageErrors = {
  'rollout.message.not_found': {
    status: 404,
    title: 'Message not found',
    detail: 'There is no such message in the communication plan.',
  },
  'rollout.message.not_planned': {
    status: 409,
    title: 'No longer planned',
    detail: 'The message was sent or cancelled. Plan another one instead.',
  },
  'rollout.message.placeholder_unknown': {
    status: 400,
    title: 'Unknown placeholder',
    detail: '{which} is not known here. Use one of {known}.',
    path: 'body',
  },
  'rollout.message.body_missing': {
    status: 400,
    title: 'Words missing',
    detail: 'Write what the message says.',
    path: 'body',
  },
  'rollout.message.organization_elsewhere': {
    status: 400,
    title: 'Not in this wave',
    detail: '{codes} has no place in this wave. Choose organizations of the wave, or none for all.',
    path: 'codes',
  },
  'rollout.message.nobody': {
    status: 409,
    title: 'Nobody to write to',
    detail:
      'No active member with these roles has a mail address in the chosen organizations. Import people first, or choose other roles.',
  },
  'rollout.message.value_missing': {
    status: 409,
    title: 'Something is still open',
    detail: 'The message names {which}, which the wave does not have yet. Set it, or take it out of the words.',
  },
  'rollout.message.moment_taken': {
    status: 409,
    title: 'Already planned',
    detail: 'The wave already has a message of this kind.',
  },
} satisfies ErrorTexts

export const fail = errorsOf(messageErrors)

export const messageConstraints: Record<string, string> = {
  rollout_message_pkey: 'record.invalid',
  rollout_message_wave_fkey: 'record.reference_missing',
  rollout_message_moment_known: 'record.invalid',
  rollout_message_subject_length: 'record.invalid',
  rollout_message_body_length: 'rollout.message.body_missing',
  rollout_message_roles_few: 'record.invalid',
  rollout_message_codes_few: 'record.invalid',
  rollout_message_status_known: 'record.invalid',
  rollout_message_reason_length: 'record.invalid',
  rollout_message_sender_length: 'record.invalid',
  rollout_message_sent: 'record.invalid',
  rollout_message_moment_key: 'rollout.message.moment_taken',
  rollout_message_letter_message_fkey: 'record.reference_missing',
  rollout_message_letter_person_fkey: 'record.reference_missing',
  rollout_message_letter_organization_fkey: 'record.reference_missing',
  rollout_message_letter_pkey: 'concurrency.duplicate_submission',
}
