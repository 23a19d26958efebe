// Sign-in and the security of one's own account: the addresses of better-auth below /api/auth.
import { ProblemError } from '../lib/problem.ts'
import { problemOf, reach } from './call.ts'

export interface SignInAnswer {
  /** The password was right and a code is asked next. */
  twoFactorRedirect?: boolean
}
export interface OpenSession {
  id: string
  token: string
  createdAt: string
  updatedAt: string
  ipAddress?: string | null
  userAgent?: string | null
}
export interface TwoFactorSetup {
  totpURI: string
  backupCodes: string[]
}

/** Signs in by username, or by e-mail when the name holds an @. */
export function signIn(input: { name: string; password: string }): Promise<SignInAnswer> {
  const { name, password } = input
  return name.includes('@')
    ? post('/sign-in/email', { email: name, password })
    : post('/sign-in/username', { username: name, password })
}

/** Second step of a sign-in: a code of the authenticator app (6 digits), or a recovery code. */
export function verifySecondFactor(code: string): Promise<unknown> {
  const digits = code.replace(/\s/g, '')
  return /^\d{6}$/.test(digits)
    ? post('/two-factor/verify-totp', { code: digits })
    : post('/two-factor/verify-backup-code', { code: code.trim() })
}

/** Starts two-factor sign-in; it counts once `verifySecondFactor` has seen a first code. */
export function enableTwoFactor(password: string): Promise<TwoFactorSetup> {
  return post('/two-factor/enable', { password })
}

export function disableTwoFactor(password: string): Promise<unknown> {
  return post('/two-factor/disable', { password })
}

/** Changes the password and signs out every other device. */
export function changePassword(input: { currentPassword: string; newPassword: string }): Promise<unknown> {
  return post('/change-password', { ...input, revokeOtherSessions: true })
}

export function listSessions(): Promise<OpenSession[]> {
  return ask('/list-sessions', { method: 'GET' })
}

export function revokeSession(token: string): Promise<unknown> {
  return post('/revoke-session', { token })
}

export function revokeOtherSessions(): Promise<unknown> {
  return post('/revoke-other-sessions', {})
}

export function signOut(): Promise<unknown> {
  return post('/sign-out', {})
}

function post<T>(path: string, body: object): Promise<T> {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const response = await reach(`/api/auth${path}`, { ...request, credentials: 'same-origin' })
  if (!response.ok) throw inPlainWords(await problemOf(response))
  return (await response.json()) as T
}

const WORDS: Record<string, string> = {
  INVALID_USERNAME_OR_PASSWORD: 'The username or password is not right. Check both and try again.',
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or password is not right. Check both and try again.',
  INVALID_PASSWORD: 'The password is not right. Check it and try again.',
  INVALID_CODE: 'The code is not right. Codes change every 30 seconds: enter the one shown now.',
  INVALID_TWO_FACTOR_COOKIE: 'The time for entering the code has run out. Sign in again with your password.',
  INVALID_BACKUP_CODE: 'The recovery code is not right, or was used before. Each works once.',
  PASSWORD_TOO_SHORT: 'The password is too short. It needs at least 12 characters.',
  PASSWORD_TOO_LONG: 'The password is too long. It may have at most 128 characters.',
}

/** better-auth names its refusals by code; people get them in the words of the rest of BMMS. */
function inPlainWords(problem: ProblemError): ProblemError {
  const words = WORDS[problem.code]
  return words ? new ProblemError({ ...problem, title: 'Not accepted', detail: words }) : problem
}
