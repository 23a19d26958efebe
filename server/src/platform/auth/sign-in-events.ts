// What signing in leaves behind: for the person, and for those who look after accounts. Kept 400 days.
import { eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { FastifyRequest } from 'fastify'
import { instant } from '../database/columns.ts'
import type { Clock, Db } from '../database/scope.ts'
import { SIGN_IN_KINDS, type SignInKind } from './sign-in-events.contract.ts'
import { sessions } from './tables.ts'

export const signInEvents = pgTable('sign_in_event', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  personId: uuid('person_id').notNull(),
  at: instant('at').notNull().default(sql`now()`),
  kind: text('kind', { enum: SIGN_IN_KINDS }).notNull(),
  ipAddress: text('ip_address').notNull().default(''),
  userAgent: text('user_agent').notNull().default(''),
})

/** Where a request came from, as far as it says. */
export interface Origin {
  ipAddress: string
  userAgent: string
}

export function originOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Origin {
  return { ipAddress: ip.slice(0, 60), userAgent: (headers['user-agent'] ?? '').slice(0, 300) }
}

/** A request below /api/auth, as far as an entry needs it. */
interface Call {
  auth: { database: { clock: Clock } }
  request: Pick<FastifyRequest, 'ip' | 'headers'>
}

interface Event {
  call: Call
  personId: string
  kind: SignInKind
}

/** Writes an entry into the person's sign-in history; answers its id. */
export async function noteEvent(db: Db, { call, personId, kind }: Event): Promise<number> {
  const at = call.auth.database.clock.now().toString()
  const [row] = await db
    .insert(signInEvents)
    .values({ personId, kind, at, ...originOf(call.request) })
    .returning({ id: signInEvents.id })
  return row?.id ?? 0
}

/** The person has come in: an entry, and the first or latest time on a newcomer's way. One statement. */
export async function noteSignIn(db: Db, call: Call, personId: string): Promise<void> {
  const at = call.auth.database.clock.now().toString()
  const { ipAddress, userAgent } = originOf(call.request)
  await db.execute(sql`with entry as (
      insert into sign_in_event (person_id, at, kind, ip_address, user_agent)
      values (${personId}, ${at}::timestamptz, 'signed_in', ${ipAddress}, ${userAgent}))
    insert into onboarding (person_id, first_signed_in_at, last_signed_in_at)
    values (${personId}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (person_id) do update set last_signed_in_at = excluded.last_signed_in_at,
      first_signed_in_at = coalesce(onboarding.first_signed_in_at, excluded.first_signed_in_at)`)
}

interface Failure {
  account: string
  now: Date
  origin: Origin
  kinds: readonly SignInKind[]
}

/** Writes a failed attempt into the history of whoever has this username; the same statement when nobody has it. */
export async function noteFailure(db: Db, { account, now, origin, kinds }: Failure): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into sign_in_event (person_id, at, kind, ip_address, user_agent)
    select p.id, ${now.toISOString()}::timestamptz, k.kind, ${origin.ipAddress}, ${origin.userAgent}
      from person p, unnest(${sql.param(kinds)}::text[]) k (kind) where p.username = ${account} returning id`)
  return rows.map(({ id }) => Number(id))
}

/** Takes back what `noteFailure` wrote: the password was right. */
export async function takeBack(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.delete(signInEvents).where(inArray(signInEvents.id, [...ids]))
}

/** Ends sessions; whose ended, their history says so. Answers how many ended. */
export async function dropSessions(db: Db, which: SQL | undefined, origin?: Origin): Promise<number> {
  const ended = await db.delete(sessions).where(which).returning({ personId: sessions.personId })
  const owners = [...new Set(ended.map(({ personId }) => personId))]
  if (owners.length > 0) {
    await db
      .insert(signInEvents)
      .values(owners.map((personId) => ({ personId, kind: 'sessions_ended' as const, ...origin })))
  }
  return ended.length
}

/** Every session of a person. */
export function dropSessionsOf(db: Db, personId: string, origin?: Origin): Promise<number> {
  return dropSessions(db, eq(sessions.personId, personId), origin)
}

const KEPT_DAYS = 400

/** Removes what is older than its retention. */
export async function tidySignInEvents(db: Db, now: Temporal.Instant): Promise<number> {
  const before = now.subtract({ hours: 24 * KEPT_DAYS }).toString()
  const { rowCount } = await db.delete(signInEvents).where(lt(signInEvents.at, before))
  return rowCount ?? 0
}
