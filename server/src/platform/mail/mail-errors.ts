import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const mailErrors = {
  'operations.mail.not_found': { status: 404, title: 'Message not found', detail: 'There is no such message.' },
  'operations.mail.not_sendable': {
    status: 409,
    title: 'Cannot be sent again',
    detail: 'Only a message that failed or was kept in the mailbox can be sent again; this one is {state}.',
  },
  'operations.mail.body_removed': {
    status: 409,
    title: 'Cannot be sent again',
    detail:
      'Its text held a one-time link and was removed when it was delivered. Start the same step again to send a new one.',
  },
  'operations.mail.address': {
    status: 400,
    title: 'Address not usable',
    detail: 'This is not an e-mail address that BMMS can send to. Enter one like name@moh.bangsamoro.gov.ph.',
    path: 'email',
  },
} as const satisfies ErrorTexts

export const failMail = errorsOf(mailErrors)

export const mailConstraints: Record<string, string> = {
  mail_message_pkey: 'concurrency.duplicate_submission',
  mail_message_organization_fkey: 'record.reference_missing',
  mail_message_person_fkey: 'record.reference_missing',
  mail_message_address_form: 'operations.mail.address',
  mail_message_name_length: 'record.invalid',
  mail_message_subject_length: 'record.invalid',
  mail_message_template_form: 'record.invalid',
  mail_message_state_known: 'record.invalid',
  mail_message_error_length: 'record.invalid',
  mail_body_pkey: 'concurrency.duplicate_submission',
  mail_body_message_fkey: 'record.reference_missing',
  mail_body_text_length: 'record.invalid',
  mail_body_html_length: 'record.invalid',
}
