// Kinds of entries in a person's sign-in history.
export const SIGN_IN_KINDS = [
  'signed_in',
  'failed',
  'locked',
  'signed_out',
  'sessions_ended',
  'password_set',
  'password_changed',
  'reset_requested',
  'link_opened',
] as const
export type SignInKind = (typeof SIGN_IN_KINDS)[number]

/** As screens and papers say it. */
export const SIGN_IN_WORDS: Readonly<Record<SignInKind, string>> = {
  signed_in: 'Signed in',
  failed: 'Wrong password',
  locked: 'Paused after wrong passwords',
  signed_out: 'Signed out',
  sessions_ended: 'Devices signed out',
  password_set: 'Password set with a link',
  password_changed: 'Password changed',
  reset_requested: 'Asked for a new password',
  link_opened: 'Link to set a password opened',
}
