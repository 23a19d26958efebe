// Sessions as their owners see and end them. Ids only: the token stays in the cookie.
import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { inIdentity } from './identity-transaction.ts'
import { dropSessions, dropSessionsOf, type Origin } from './sign-in-events.ts'
import { sessions, signInLocks, verifications } from './tables.ts'

/** The session of a request that is still good, with what decides about the person's requests here. */
export interface LiveSession {
  sessionId: string
  expiresAt: Date
  createdAt: Date
  personId: string
  username: string
  email: string
  name: string
  twoFactorEnabled: boolean
  mustChangePassword: boolean
  /** The person holds a platform role, or is an organization's admin. */
  privileged: boolean
}

// The same conditions as bmms.enter: neither idle nor beyond the maximum, and the person is active.
const LIVE = `select s.id as "sessionId", s.expires_at as "expiresAt", s.created_at as "createdAt", p.id as "personId", p.username,
    p.email, p.name, p.two_factor_enabled as "twoFactorEnabled", p.must_change_password as "mustChangePassword",
    exists (select from public.platform_role r where r.person_id = p.id)
      or exists (select from public.membership m where m.person_id = p.id and m.is_active and 'admin' = any (m.roles)) as privileged
  from public.session s join public.person p on p.id = s.person_id
  where s.token = $1 and s.expires_at > now() and s.created_at > now() - make_interval(hours => $2) and p.is_active`

export async function findLiveSession(
  pool: pg.Pool,
  token: string,
  maximumHours: number,
): Promise<LiveSession | undefined> {
  if (!token) return undefined
  const { rows } = await pool.query<LiveSession>(LIVE, [token, maximumHours])
  return rows[0]
}

export interface SessionView {
  id: string
  createdAt: string
  /** To the minute. */
  lastSeenAt: string
  expiresAt: string
  ipAddress: string
  userAgent: string
  current: boolean
}

/** The person's sessions that are not over, newest use first; at most 100. */
export async function listSessions(
  pool: pg.Pool,
  live: { personId: string; sessionId?: string },
): Promise<SessionView[]> {
  const rows = await drizzle(pool)
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, live.personId), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.updatedAt))
    .limit(100)
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    ipAddress: row.ipAddress ?? '',
    userAgent: row.userAgent ?? '',
    current: row.id === live.sessionId,
  }))
}

interface OwnSession {
  personId: string
  sessionId: string
}

/** Ends one session of a person; answers whether there was one. */
export async function endSession(
  pool: pg.Pool,
  { personId, sessionId }: OwnSession,
  origin?: Origin,
): Promise<boolean> {
  const own = and(eq(sessions.id, sessionId), eq(sessions.personId, personId))
  return (await inIdentity(pool, undefined, (db) => dropSessions(db, own, origin))) === 1
}

/** Removes the session that a browser gives up by signing in anew; that is no event of its own. */
export async function forgetSession(pool: pg.Pool, { personId, sessionId }: OwnSession): Promise<void> {
  await drizzle(pool)
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId)))
}

/** Ends the person's sessions but this one. */
export async function endOtherSessions(
  pool: pg.Pool,
  { personId, sessionId }: OwnSession,
  origin?: Origin,
): Promise<void> {
  const others = and(eq(sessions.personId, personId), ne(sessions.id, sessionId))
  await inIdentity(pool, undefined, (db) => dropSessions(db, others, origin))
}

/** Ends every session of a person, effective on their next request. */
export async function endSessions(pool: pg.Pool, personId: string): Promise<void> {
  await inIdentity(pool, undefined, (db) => dropSessionsOf(db, personId))
}

/** Removes sessions, proofs and failure counts that are over. For an hourly job. */
export async function tidySignIn(pool: pg.Pool): Promise<{ sessions: number; verifications: number; locks: number }> {
  const db = drizzle(pool)
  const now = new Date()
  const yesterday = new Date(now.getTime() - 86_400_000)
  const ended = await db.delete(sessions).where(lt(sessions.expiresAt, now))
  const proofs = await db.delete(verifications).where(lt(verifications.expiresAt, now))
  const locks = await db.delete(signInLocks).where(lt(signInLocks.lastFailureAt, yesterday))
  return { sessions: ended.rowCount ?? 0, verifications: proofs.rowCount ?? 0, locks: locks.rowCount ?? 0 }
}
