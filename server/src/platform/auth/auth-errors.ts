import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

/** Codes of sign-in and of accounts. */
export const authErrors = {
  'auth.invalid_credentials': {
    status: 401,
    title: 'Not signed in',
    detail: 'The name and the password do not match an active account. Check both and try again.',
  },
  'auth.locked': {
    status: 429,
    title: 'Sign-in is paused',
    detail:
      'There were too many wrong attempts. Wait {wait} and try again, or ask your administrator for a new password.',
  },
  'auth.code_wrong': {
    status: 400,
    title: 'Wrong code',
    detail: 'This code is not right or no longer valid. Enter the newest code of your app.',
    path: 'code',
  },
  'auth.recovery_code_wrong': {
    status: 400,
    title: 'Wrong recovery code',
    detail: 'This recovery code is not right or was already used. Enter another one.',
    path: 'code',
  },
  'auth.code_locked': {
    status: 429,
    title: 'Second step is paused',
    detail: 'There were too many wrong codes for this account. Wait 15 minutes and sign in again.',
  },
  'auth.second_step_over': {
    status: 401,
    title: 'Sign in again',
    detail: 'The time or the attempts for the second step are used up. Enter your name and password again.',
  },
  'auth.current_password_wrong': {
    status: 400,
    title: 'Wrong password',
    detail: 'This is not your current password. Enter the password that you signed in with.',
  },
  'auth.two_factor_on': {
    status: 409,
    title: 'Already switched on',
    detail: 'Two-factor sign-in is already on for your account.',
  },
  'auth.two_factor_off': {
    status: 409,
    title: 'Not switched on',
    detail: 'Two-factor sign-in is not on for your account. Set it up first.',
  },
  'auth.two_factor_required_by_role': {
    status: 403,
    title: 'Required for your role',
    detail: 'Your role needs two-factor sign-in, so it cannot be switched off.',
  },
  'auth.session_unknown': {
    status: 404,
    title: 'Session not found',
    detail: 'This session is not one of yours, or it has already ended.',
  },
  'auth.password_short': {
    status: 400,
    title: 'Password too short',
    detail: 'Use at least {minimum} characters. A few unrelated words make a good password.',
  },
  'auth.password_long': { status: 400, title: 'Password too long', detail: 'Use at most {maximum} characters.' },
  'auth.password_common': {
    status: 400,
    title: 'Password too common',
    detail:
      'This password is easy to guess: it is well known, repeats itself or follows a sequence. Choose a few unrelated words.',
  },
  'auth.password_personal': {
    status: 400,
    title: 'Password too easy to guess',
    detail: 'This password is built from your name or your organization. Choose a few unrelated words.',
  },
  'auth.password_same': {
    status: 400,
    title: 'Same password',
    detail: 'This is the password that you have now. Choose a different one.',
    path: 'newPassword',
  },
  'auth.username_form': {
    status: 400,
    title: 'Username not possible',
    detail: 'Use 3 to 60 lower-case letters, digits, dots, hyphens or underscores, beginning with a letter or digit.',
    path: 'username',
  },
  'auth.username_taken': {
    status: 409,
    title: 'Username taken',
    detail: 'Another person has this username. Choose a different one.',
    path: 'username',
  },
  'auth.email_form': {
    status: 400,
    title: 'E-mail address not possible',
    detail: 'Enter an e-mail address, for example name@moh.bangsamoro.gov.ph.',
    path: 'email',
  },
  'auth.email_taken': {
    status: 409,
    title: 'E-mail address taken',
    detail: 'Another person has this e-mail address. Each person needs their own.',
    path: 'email',
  },
  'auth.link_unknown': {
    status: 404,
    title: 'Link not valid',
    detail:
      'This link or code is not one of BMMS. Copy the whole link from the message, or type the code as it is printed.',
    path: 'secret',
  },
  'auth.link_used': {
    status: 409,
    title: 'Link already used',
    detail:
      'This link was used to set a password, and works once only. Sign in with that password. If it was not you who set it, ask for a new link at once and tell your administrator.',
    path: 'secret',
  },
  'auth.link_expired': {
    status: 409,
    title: 'Link no longer valid',
    detail: 'This link has run out. Ask for a new one with "Forgot your password?", or ask your administrator.',
    path: 'secret',
  },
  'auth.link_ended': {
    status: 409,
    title: 'Link replaced',
    detail:
      'A newer link took the place of this one, or it was taken back. Use the newest message, or ask for a new link with "Forgot your password?".',
    path: 'secret',
  },
  'auth.link_inactive': {
    status: 409,
    title: 'Account inactive',
    detail:
      'The account of this link is inactive, so no password can be set. Ask the administrator of your organization.',
    path: 'secret',
  },
  'auth.person_unknown': { status: 404, title: 'Person not found', detail: 'There is no such person.' },
} as const satisfies ErrorTexts

export const fail = errorsOf(authErrors)

/** Constraints of the identity tables -> error codes. */
export const authConstraints: Record<string, string> = {
  person_username_key: 'auth.username_taken',
  person_username_form: 'auth.username_form',
  person_email_key: 'auth.email_taken',
  person_email_form: 'auth.email_form',
  person_name_length: 'record.invalid',
  person_first_name_length: 'record.invalid',
  person_last_name_length: 'record.invalid',
  person_phone_length: 'record.invalid',
  person_primary_organization_fkey: 'record.reference_missing',
  person_pkey: 'concurrency.duplicate_submission',
  session_pkey: 'server.busy',
  session_token_key: 'server.busy',
  session_person_fkey: 'auth.person_unknown',
  credential_pkey: 'server.busy',
  credential_account_key: 'concurrency.duplicate_submission',
  credential_person_fkey: 'auth.person_unknown',
  credential_password_hashed: 'record.invalid',
  verification_pkey: 'server.busy',
  two_factor_pkey: 'server.busy',
  two_factor_person_key: 'concurrency.duplicate_submission',
  two_factor_person_fkey: 'auth.person_unknown',
  sign_in_lock_pkey: 'server.busy',
  sign_in_lock_subject_form: 'record.invalid',
  sign_in_lock_failures_counted: 'record.invalid',
  password_link_pkey: 'server.busy',
  password_link_organization_fkey: 'record.reference_missing',
  password_link_person_fkey: 'auth.person_unknown',
  password_link_kind_known: 'record.invalid',
  password_link_hash_key: 'server.busy',
  password_link_hash_form: 'record.invalid',
  password_link_message_fkey: 'record.reference_missing',
  password_link_created_by_fkey: 'record.reference_missing',
  reset_request_pkey: 'server.busy',
  reset_request_person_fkey: 'auth.person_unknown',
  reset_request_ip_length: 'record.invalid',
  reset_request_agent_length: 'record.invalid',
  sign_in_event_pkey: 'server.busy',
  sign_in_event_person_fkey: 'auth.person_unknown',
  sign_in_event_kind_known: 'record.invalid',
  sign_in_event_ip_length: 'record.invalid',
  sign_in_event_agent_length: 'record.invalid',
}
