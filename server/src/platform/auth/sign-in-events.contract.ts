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
