import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const mailErrors = {
  'operations.mail.not_found': { status: 404, title: 'Message not found', detail: 'There is no such message.' },
  'operations.mail.not_sendable': {
    status: 409,
    title: 'Cannot be sent again',
    detail:
      'Only a message that failed, came back, was withheld or kept in the mailbox can be sent again; this one is {state}.',
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
  'operations.suppression.known': {
    status: 409,
    title: 'Already on the list',
    detail: 'This address is on the list already. Search for it to see why.',
    path: 'address',
  },
  'operations.suppression.not_found': {
    status: 404,
    title: 'Not on the list',
    detail: 'This address is not on the list. Somebody may have taken it off just now.',
  },
  'mail.letter.not_found': { status: 404, title: 'Letter not found', detail: 'There is no such letter.' },
  'mail.letter.unknown_block': {
    status: 400,
    title: 'No such block',
    detail: 'This letter has no block called {block}. Reload the page; the letter may have changed with a new version.',
  },
  'mail.letter.text_length': {
    status: 400,
    title: 'Too long',
    detail: 'A block may have 5,000 characters at most. Shorten it, or link to a page that says more.',
  },
  'mail.hook.refused': {
    status: 401,
    title: 'Not accepted',
    detail: 'Send the token of the setting MAIL_HOOK_TOKEN as a bearer token.',
  },
  'mail.unsubscribe.unknown': {
    status: 404,
    title: 'This link does not work',
    detail: 'It is not complete. Open it again from the message, or write to your administrator.',
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
  mail_suppression_pkey: 'operations.suppression.known',
  mail_suppression_address_form: 'operations.mail.address',
  mail_suppression_reason_known: 'record.invalid',
  mail_suppression_note_length: 'record.invalid',
  mail_suppression_added_by_fkey: 'record.reference_missing',
  mail_pace_pkey: 'concurrency.duplicate_submission',
  mail_pace_single: 'record.invalid',
  mail_pace_range: 'record.invalid',
  mail_text_organization_fkey: 'record.reference_missing',
  mail_text_pkey: 'concurrency.duplicate_submission',
  mail_text_template_form: 'record.invalid',
  mail_text_block_form: 'record.invalid',
  mail_text_body_length: 'mail.letter.text_length',
  mail_text_block_key: 'concurrency.stale',
}
