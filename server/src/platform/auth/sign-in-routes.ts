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
import { PASSWORD_CHANGED } from './password-letters.ts'
import { proveWithPassword } from './password-proof.ts'
import { requireGoodPassword } from './password-rules.ts'
import { forgetSession, type LiveSession } from './sessions.ts'
import * as contract from './sign-in.contract.ts'
import { noteEvent, noteSignIn } from './sign-in-events.ts'
import { people } from './tables.ts'
import { normalizeName } from './username.ts'

export const signInRoutes = [
  limited(contract.signInWithUsername, (call, { username, password }) =>
    signIn(call, 'username', { name: username, password }),
  ),
  limited(contract.signInWithEmail, (call, { email, password }) => signIn(call, 'email', { name: email, password })),
  open(contract.signOut, async (call) => {
    await askBetterAuth(call, '/sign-out', {})
    const { live, auth } = call
    if (live) {
      await inIdentity(auth.database.identity, undefined, (db) =>
        noteEvent(db, { call, personId: live.personId, kind: 'signed_out' }),
      )
    }
    return { status: true }
  }),
  limited(contract.changePassword, changePassword),
]

interface SignedIn {
  twoFactorRedirect?: boolean
  user?: unknown
}

/** Unknown name, wrong password, no password, inactive person: one answer, after the same work. */
async function signIn(call: AuthCall, by: 'username' | 'email', typed: { name: string; password: string }) {
  const { identity } = call.auth.database
  const name = normalizeName(typed.name)
  const account = await accountOf(identity, name)
  const stranger: AuthCall = { ...call, live: undefined }
  const answer = await proveWithPassword(call, {
    account,
    ask: () => askBetterAuth(stranger, `/sign-in/${by}`, { [by]: name, password: typed.password }),
    note: async (db, { body }) => {
      const { user, twoFactorRedirect } = body as SignedIn
      if (user && !twoFactorRedirect) await noteSignIn(db, call, personOf(user).id)
    },
  })
  if (answer.status !== 200) refuseSignIn(answer)
  // The browser forgets its earlier session now; nobody else could end it.
  if (call.live) await forgetSession(identity, call.live)
  const { twoFactorRedirect, user } = answer.body as SignedIn
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
  const { status, body } = await proveWithPassword(call, {
    account: live.username,
    ask: () =>
      askBetterAuth(call, '/change-password', {
        currentPassword: typed.currentPassword,
        newPassword,
        revokeOtherSessions: true,
      }),
  })
  if (status !== 200) refuseAs(status, body, 'currentPassword')
  await passwordIsOwn(call, live)
  return { status: true }
}

/** Nobody else knows it from now on; a letter tells the person, in case it was somebody else who changed it. */
async function passwordIsOwn(call: AuthCall, { personId, name }: LiveSession): Promise<void> {
  const { database } = call.auth
  const by = { actor: { id: personId, name }, requestId: call.request.id }
  await inIdentity(database.identity, by, async (db, client) => {
    await db.update(people).set({ mustChangePassword: false, updatedAt: new Date() }).where(eq(people.id, personId))
    const eventId = await noteEvent(db, { call, personId, kind: 'password_changed' })
    await database.enqueueWith(client)(PASSWORD_CHANGED, { personId, eventId })
  })
}
