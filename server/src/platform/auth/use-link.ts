// A one-time link in the hands of whoever has it: what it is for, and the password that is set with it.

import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Db } from '../database/scope.ts'
import { PLATFORM_SENDER } from '../mail/layout.ts'
import { passwordWords, replacePassword } from './accounts.ts'
import type { AuthCall } from './auth-call.ts'
import { fail } from './auth-errors.ts'
import { inIdentity } from './identity-transaction.ts'
import { hashPassword } from './password-hash.ts'
import { PASSWORD_CHANGED } from './password-letters.ts'
import type { LinkView } from './password-links.contract.ts'
import { hashSecret, type LinkKind, passwordLinks } from './password-links.ts'
import { requireGoodPassword } from './password-rules.ts'
import { noteEvent } from './sign-in-events.ts'
import { people } from './tables.ts'

interface Link {
  id: string
  kind: LinkKind
  personId: string
  name: string
  username: string
  isActive: boolean
  expiresAt: Date
  usedAt: Date | null
  endedAt: Date | null
  organization: string | null
  accentColor: string | null
}

const FIND = `select l.id, l.kind, l.person_id as "personId", p.name, p.username, p.is_active as "isActive",
    l.expires_at as "expiresAt", l.used_at as "usedAt", l.ended_at as "endedAt", o.name as organization,
    o.accent_color as "accentColor"
  from public.password_link l join public.person p on p.id = l.person_id
  left join public.organization o on o.id = l.organization_id where l.secret_hash = $1`

/** Fails with `auth.link_unknown`, `link_used`, `link_ended`, `link_expired` or `link_inactive`; none tells whose it is. */
async function getGoodLink(pool: pg.Pool, secret: string, now: Temporal.Instant): Promise<Link> {
  const { rows } = await pool.query<Link>(FIND, [hashSecret(secret)])
  const link = rows[0]
  if (!link) return fail('auth.link_unknown')
  if (link.usedAt) fail('auth.link_used')
  if (link.endedAt) fail('auth.link_ended')
  if (link.expiresAt.getTime() <= now.epochMilliseconds) fail('auth.link_expired')
  if (!link.isActive) fail('auth.link_inactive')
  return link
}

/** What the link is for; the first look is noted. */
export async function lookAt(call: AuthCall, secret: string): Promise<LinkView> {
  const { identity, clock } = call.auth.database
  const { id, kind, personId, name, username, expiresAt, organization, accentColor } = await getGoodLink(
    identity,
    secret,
    clock.now(),
  )
  await inIdentity(identity, undefined, async (db) => {
    const opened = await db
      .update(passwordLinks)
      .set({ openedAt: clock.now().toString() })
      .where(and(eq(passwordLinks.id, id), isNull(passwordLinks.openedAt)))
    if (opened.rowCount === 1) await noteEvent(db, { call, personId, kind: 'link_opened' })
  })
  const sender = organization && accentColor ? { name: organization, accentColor } : PLATFORM_SENDER
  return { kind, name, username, organization: sender, validUntil: expiresAt.toISOString() }
}

/**
 * Sets the password of the link's person. Of many at once, one succeeds. Fails as `getGoodLink` does, or with what is
 * wrong with the password.
 */
export async function useLink(
  call: AuthCall,
  { secret, newPassword }: { secret: string; newPassword: string },
): Promise<{ username: string }> {
  const { database } = call.auth
  const link = await getGoodLink(database.identity, secret, database.clock.now())
  const words = await passwordWords(database.identity, link.personId)
  requireGoodPassword(newPassword, { words, path: 'newPassword' })
  const hash = await hashPassword(newPassword)
  const by = { actor: { id: link.personId, name: link.name }, requestId: call.request.id }
  const isSet = await inIdentity(database.identity, by, async (db, client) => {
    if (!(await spend(db, link, database.clock.now()))) return false
    await replacePassword(db, { personId: link.personId, hash, mustChangePassword: false })
    if (link.kind !== 'slip') await db.update(people).set({ emailVerified: true }).where(eq(people.id, link.personId))
    const eventId = await noteEvent(db, { call, personId: link.personId, kind: 'password_set' })
    await database.enqueueWith(client)(PASSWORD_CHANGED, { personId: link.personId, eventId })
    return true
  })
  // Somebody was faster: the link now says why it is no good.
  if (!isSet) {
    await getGoodLink(database.identity, secret, database.clock.now())
    fail('auth.link_used')
  }
  return { username: link.username }
}

/** Uses the link up, and ends the person's other ones; answers whether it was still good. */
async function spend(db: Db, { id, personId }: Link, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString()
  const used = await db
    .update(passwordLinks)
    .set({ usedAt: at, openedAt: sql`coalesce(${passwordLinks.openedAt}, ${at}::timestamptz)` })
    .where(
      and(
        eq(passwordLinks.id, id),
        isNull(passwordLinks.usedAt),
        isNull(passwordLinks.endedAt),
        sql`${passwordLinks.expiresAt} > ${at}::timestamptz`,
        sql`exists (select from person p where p.id = ${personId} and p.is_active)`,
      ),
    )
  if (used.rowCount !== 1) return false
  await db
    .update(passwordLinks)
    .set({ endedAt: at })
    .where(
      and(
        eq(passwordLinks.personId, personId),
        ne(passwordLinks.id, id),
        isNull(passwordLinks.usedAt),
        isNull(passwordLinks.endedAt),
      ),
    )
  return true
}
