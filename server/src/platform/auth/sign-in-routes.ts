// Signing in and out and changing the password: BMMS's rules around better-auth's work.
import { eq } from 'drizzle-orm'
import type pg from 'pg'
import { passwordWords } from './accounts.ts'
import { type AuthCall, limited, open, requireLive } from './auth-call.ts'
import { fail } from './auth-errors.ts'
import { personOf, refuseAs } from './better-auth-answers.ts'
import { type Answer, askBetterAuth } from './better-auth-bridge.ts'
import { inIdentity } from './identity-transaction.ts'
import { normalizePassword } from './password-hash.ts'
import { proveWithPassword } from './password-proof.ts'
import { requireGoodPassword } from './password-rules.ts'
import { endSession, type LiveSession } from './sessions.ts'
import * as contract from './sign-in.contract.ts'
import { people } from './tables.ts'
import { normalizeName } from './username.ts'

export const signInRoutes = [
  limited(contract.signInWithUsername, (call, { username, password }) =>
    signIn(call, 'username', { name: username, password }),
  ),
  limited(contract.signInWithEmail, (call, { email, password }) => signIn(call, 'email', { name: email, password })),
  open(contract.signOut, async (call) => {
    await askBetterAuth(call, '/sign-out', {})
    return { status: true }
  }),
  limited(contract.changePassword, changePassword),
]

/** Unknown name, wrong password, no password, inactive person: one answer, after the same work. */
async function signIn(call: AuthCall, by: 'username' | 'email', typed: { name: string; password: string }) {
  const { identity } = call.auth.database
  const name = normalizeName(typed.name)
  const account = await accountOf(identity, name)
  const stranger: AuthCall = { ...call, live: undefined }
  const answer = await proveWithPassword(call, account, () =>
    askBetterAuth(stranger, `/sign-in/${by}`, { [by]: name, password: typed.password }),
  )
  if (answer.status !== 200) refuseSignIn(answer)
  // The browser forgets its earlier session now; nobody else could end it.
  if (call.live) await endSession(identity, call.live.personId, call.live.sessionId)
  const { twoFactorRedirect, user } = answer.body as { twoFactorRedirect?: boolean; user?: unknown }
  return { twoFactorRedirect: twoFactorRedirect === true, user: user ? personOf(user) : null }
}

function refuseSignIn({ status, body }: Answer): never {
  if (status < 500) fail('auth.invalid_credentials')
  return refuseAs(status, body, 'password')
}

/** What failures are counted by: the username, also of who typed the e-mail address; else what was typed. */
async function accountOf(pool: pg.Pool, name: string): Promise<string> {
  const { rows } = await pool.query<{ username: string }>(
    'select username from public.person where username = $1 or email = $1 order by username = $1 desc limit 1',
    [name],
  )
  return rows[0]?.username ?? [...name].slice(0, 254).join('')
}

async function changePassword(call: AuthCall, typed: { currentPassword: string; newPassword: string }) {
  const live = requireLive(call)
  const newPassword = normalizePassword(typed.newPassword)
  if (newPassword === normalizePassword(typed.currentPassword)) fail('auth.password_same')
  const words = await passwordWords(call.auth.database.identity, live.personId)
  requireGoodPassword(newPassword, { words, path: 'newPassword' })
  const { status, body } = await proveWithPassword(call, live.username, () =>
    askBetterAuth(call, '/change-password', {
      currentPassword: typed.currentPassword,
      newPassword,
      revokeOtherSessions: true,
    }),
  )
  if (status !== 200) refuseAs(status, body, 'currentPassword')
  await passwordIsOwn(call, live)
  return { status: true }
}

async function passwordIsOwn({ auth, request }: AuthCall, { personId, name }: LiveSession): Promise<void> {
  const by = { actor: { id: personId, name }, requestId: request.id }
  await inIdentity(auth.database.identity, by, (db) =>
    db.update(people).set({ mustChangePassword: false, updatedAt: new Date() }).where(eq(people.id, personId)),
  )
}
