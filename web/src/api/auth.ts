// Sign-in and the security of one's own account, below /api/auth. A 401 here is an answer, not a session that ended.

import {
  askForReset as askForResetContract,
  type LinkView,
  lookAtLink as lookContract,
  setPassword as setPasswordContract,
} from '../../../server/src/platform/auth/password-links.contract.ts'
import {
  changePassword as changeContract,
  disableTwoFactor as disableContract,
  enableTwoFactor as enableContract,
  readSessions,
  revokeSession as revokeContract,
  revokeOtherSessions as revokeOthersContract,
  signInWithEmail,
  signInWithUsername,
  signOut as signOutContract,
  verifyBackupCode,
  verifyTotp,
} from '../../../server/src/platform/auth/sign-in.contract.ts'
import type { Endpoint, Input, Output } from '../../../server/src/platform/http/endpoint.ts'
import { problemOf, reach } from './call.ts'

export type SignInAnswer = Output<typeof signInWithUsername>
export type TwoFactorSetup = Output<typeof enableContract>
export type OpenSession = Output<typeof readSessions>[number]

/** Signs in by username, or by e-mail when the name holds an @. */
export function signIn({ name, password }: { name: string; password: string }): Promise<SignInAnswer> {
  return name.includes('@')
    ? ask(signInWithEmail, { email: name, password })
    : ask(signInWithUsername, { username: name, password })
}

/** Second step of a sign-in: a code of the authenticator app (6 digits), or a recovery code. */
export function verifySecondFactor(code: string): Promise<unknown> {
  const digits = code.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? ask(verifyTotp, { code: digits }) : ask(verifyBackupCode, { code: code.trim() })
}

/** Starts two-factor sign-in; it counts once `verifySecondFactor` has seen a first code. */
export function enableTwoFactor(password: string): Promise<TwoFactorSetup> {
  return ask(enableContract, { password })
}

export function disableTwoFactor(password: string): Promise<unknown> {
  return ask(disableContract, { password })
}

/** Changes the password and signs out every other device. */
export function changePassword(input: { currentPassword: string; newPassword: string }): Promise<unknown> {
  return ask(changeContract, input)
}

/** Asks for a link to set a new password; the answer is the same whether or not there is such an account. */
export function askForReset(name: string): Promise<unknown> {
  return ask(askForResetContract, { name })
}

/** Whose password a link or a typed code sets. */
export function lookAtLink(secret: string): Promise<LinkView> {
  return ask(lookContract, { secret })
}

/** Sets the password with a link or a code, once; answers the username to sign in with. */
export function setPassword(input: { secret: string; newPassword: string }): Promise<{ username: string }> {
  return ask(setPasswordContract, input)
}

export function listSessions(): Promise<OpenSession[]> {
  return ask(readSessions, {})
}

export function revokeSession(id: string): Promise<unknown> {
  return ask(revokeContract, { id })
}

export function revokeOtherSessions(): Promise<unknown> {
  return ask(revokeOthersContract, {})
}

export function signOut(): Promise<unknown> {
  return ask(signOutContract, {})
}

async function ask<E extends Endpoint>({ method, path }: E, body: Input<E>['body']): Promise<Output<E>> {
  const response = await reach(`/api/auth${path}`, {
    method,
    credentials: 'same-origin',
    ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Output<E>
}
