// better-auth's answers in BMMS's words: the same problem documents as everywhere.
import { fail as failAnywhere } from '../errors/platform-errors.ts'
import { type authErrors, fail } from './auth-errors.ts'
import type { SignedInPerson } from './sign-in.contract.ts'

const CODES: Record<string, keyof typeof authErrors> = {
  INVALID_CODE: 'auth.code_wrong',
  INVALID_BACKUP_CODE: 'auth.recovery_code_wrong',
  ACCOUNT_TEMPORARILY_LOCKED: 'auth.code_locked',
  INVALID_TWO_FACTOR_COOKIE: 'auth.second_step_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'auth.second_step_over',
  PERSON_INACTIVE: 'auth.invalid_credentials',
  TOTP_ALREADY_ENABLED: 'auth.two_factor_on',
  TOTP_NOT_ENABLED: 'auth.two_factor_off',
  TWO_FACTOR_NOT_ENABLED: 'auth.two_factor_off',
  BACKUP_CODES_NOT_ENABLED: 'auth.two_factor_off',
}

function codeOf(body: unknown): string {
  const code = (body as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** Fails with what a refusal of better-auth means to the person. `passwordField` is where the current password stood. */
export function refuseAs(status: number, body: unknown, passwordField: string): never {
  const code = codeOf(body)
  const known = CODES[code]
  // better-auth locks the second step for 15 minutes.
  if (known === 'auth.code_locked') fail(known, {}, { extra: { retryAfter: 900 } })
  if (known) fail(known)
  if (code === 'INVALID_PASSWORD') fail('auth.current_password_wrong', {}, { path: passwordField })
  if (status === 401) failAnywhere('access.not_signed_in')
  if (status === 409) failAnywhere('server.busy')
  if (status >= 500) throw new Error(`better-auth answered ${status} ${code}`)
  return failAnywhere('request.malformed', { message: 'The request is not well-formed. Check its fields.' })
}

/** What the answer tells about the person. */
export function personOf(user: unknown): SignedInPerson {
  const { id, username, email, name, twoFactorEnabled } = user as SignedInPerson
  return { id, username, email, name, twoFactorEnabled: twoFactorEnabled === true }
}
