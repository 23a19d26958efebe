// Signing in and out, sessions, passwords and the second step. Addresses stand below `/api/auth`, not `/api/v1`.
import { type Static, Type } from 'typebox'
import { Body, Id, Line, Nullable } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

const Name = Type.String({ maxLength: 300 })
/** Longer than any password may be, so that a wrong one of any length is answered like every wrong one. */
const Password = Line(1000, 'Password')

export const SignedInPerson = Type.Object({
  id: Name,
  username: Name,
  email: Name,
  name: Name,
  twoFactorEnabled: Type.Boolean(),
})
export type SignedInPerson = Static<typeof SignedInPerson>

/** `twoFactorRedirect` asks for a code at `/two-factor/verify-totp` (or a recovery code) within ten minutes; `user` is null until then. */
const SignedIn = Type.Object({ twoFactorRedirect: Type.Boolean(), user: Nullable(SignedInPerson) })
const Done = Type.Object({ status: Type.Boolean() })
const publicly = { access: 'public', status: 200 } as const

export const signInWithUsername = endpoint('POST', '/sign-in/username', {
  ...publicly,
  summary: 'Sign in with username and password',
  body: Body({ username: Line(254), password: Password }),
  response: SignedIn,
})
export const signInWithEmail = endpoint('POST', '/sign-in/email', {
  ...publicly,
  summary: 'Sign in with e-mail address and password',
  body: Body({ email: Line(254), password: Password }),
  response: SignedIn,
})
export const signOut = endpoint('POST', '/sign-out', { ...publicly, summary: 'End this session', response: Done })

export const readSession = endpoint('GET', '/get-session', {
  ...publicly,
  summary: 'The session of this browser, or null',
  response: Type.Object({
    session: Nullable(Type.Object({ id: Name, createdAt: Name, expiresAt: Name })),
    user: Nullable(SignedInPerson),
  }),
})
export const readSessions = endpoint('GET', '/list-sessions', {
  ...publicly,
  summary: "The signed-in person's sessions, newest use first",
  response: Type.Array(
    Type.Object({
      id: Name,
      createdAt: Name,
      lastSeenAt: Name,
      expiresAt: Name,
      ipAddress: Name,
      userAgent: Name,
      current: Type.Boolean(),
    }),
  ),
})
export const revokeSession = endpoint('POST', '/revoke-session', {
  ...publicly,
  summary: "End one of the signed-in person's sessions",
  body: Body({ id: Id }),
  response: Done,
})
export const revokeOtherSessions = endpoint('POST', '/revoke-other-sessions', {
  ...publicly,
  summary: "End the signed-in person's sessions on other devices",
  response: Done,
})

/** Ends the person's other sessions; this browser goes on with a new one. */
export const changePassword = endpoint('POST', '/change-password', {
  ...publicly,
  summary: 'Change the password',
  body: Body({ currentPassword: Password, newPassword: Password }),
  response: Done,
})

const WithPassword = Body({ password: Password })
export const enableTwoFactor = endpoint('POST', '/two-factor/enable', {
  ...publicly,
  summary: 'Begin to set up two-factor sign-in; it is on after the first right code',
  body: WithPassword,
  response: Type.Object({ totpURI: Type.String(), backupCodes: Type.Array(Name) }),
})
export const verifyTotp = endpoint('POST', '/two-factor/verify-totp', {
  ...publicly,
  summary: 'The code of the app: finishes the set-up, or the sign-in',
  body: Body({ code: Line(20) }),
  response: Type.Object({ user: SignedInPerson }),
})
export const verifyBackupCode = endpoint('POST', '/two-factor/verify-backup-code', {
  ...publicly,
  summary: 'A recovery code instead of the code of the app; each works once',
  body: Body({ code: Line(40) }),
  response: Type.Object({ user: SignedInPerson }),
})
export const readTotpUri = endpoint('POST', '/two-factor/get-totp-uri', {
  ...publicly,
  summary: 'The address of the secret, to set up another app',
  body: WithPassword,
  response: Type.Object({ totpURI: Type.String() }),
})
export const renewBackupCodes = endpoint('POST', '/two-factor/generate-backup-codes', {
  ...publicly,
  summary: 'New recovery codes; the old ones end',
  body: WithPassword,
  response: Type.Object({ status: Type.Boolean(), backupCodes: Type.Array(Name) }),
})
export const disableTwoFactor = endpoint('POST', '/two-factor/disable', {
  ...publicly,
  summary: 'Switch two-factor sign-in off',
  body: WithPassword,
  response: Done,
})
