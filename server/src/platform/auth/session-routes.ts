// The sessions of the signed-in person, for the security page.
import { open, requireLive } from './auth-call.ts'
import { fail } from './auth-errors.ts'
import { endOtherSessions, endSession, type LiveSession, listSessions } from './sessions.ts'
import * as contract from './sign-in.contract.ts'
import { originOf } from './sign-in-events.ts'

export const sessionRoutes = [
  open(contract.readSession, async ({ live }) => ({
    session: live
      ? { id: live.sessionId, createdAt: live.createdAt.toISOString(), expiresAt: live.expiresAt.toISOString() }
      : null,
    user: live ? personIn(live) : null,
  })),
  open(contract.readSessions, (call) => listSessions(call.auth.database.identity, requireLive(call))),
  open(contract.revokeSession, async (call, { id }) => {
    const { personId } = requireLive(call)
    const own = { personId, sessionId: id }
    const ended = await endSession(call.auth.database.identity, own, originOf(call.request))
    return ended ? { status: true } : fail('auth.session_unknown')
  }),
  open(contract.revokeOtherSessions, async (call) => {
    await endOtherSessions(call.auth.database.identity, requireLive(call), originOf(call.request))
    return { status: true }
  }),
]

function personIn({ personId, username, email, name, twoFactorEnabled }: LiveSession): contract.SignedInPerson {
  return { id: personId, username, email, name, twoFactorEnabled }
}
