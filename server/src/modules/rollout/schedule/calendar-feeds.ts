// Secret addresses under which a person's calendar program reads the schedule, without a session.
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { rolloutPolicy } from '../access.ts'
import { fail } from './errors.ts'
import type { addFeed, listFeeds, revokeFeed } from './schedule.contract.ts'
import { calendarFeeds } from './tables.ts'

/** In use at the same time by one person: desk, phone, a colleague's wall screen. */
const MOST = 10

const { id, name, createdAt, lastFetchedOn } = calendarFeeds
const columns = { id, name, createdAt, lastFetchedOn }

/** The addresses in use of whoever asks, the oldest first; never the secrets. */
export async function findFeeds({ db, actor }: PlatformScope): Promise<Output<typeof listFeeds>> {
  return { items: await db.select(columns).from(calendarFeeds).where(inUseBy(actor.id)).orderBy(asc(id)) }
}

/** Makes an address; only now is it known in full. Fails with rollout.feed.too_many. */
export async function makeFeed(scope: PlatformScope, { body }: Input<typeof addFeed>): Promise<Output<typeof addFeed>> {
  const { db, actor, publicUrl } = scope
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`calendar feed ${actor.id}`}, 0))`)
  const { items } = await findFeeds(scope)
  if (items.length >= MOST) fail('rollout.feed.too_many', { most: MOST })
  const secret = randomBytes(32).toString('base64url')
  const [feed] = await db
    .insert(calendarFeeds)
    .values({ id: randomUUIDv7(), personId: actor.id, name: body.name, secretHash: hashOf(secret) })
    .returning(columns)
  if (!feed) throw new Error('The address was not written.')
  return { feed, address: `${publicUrl}/calendar/rollout/${secret}.ics` }
}

/** From now on the address answers nothing. Fails with rollout.feed.not_found, also for those of others. */
export async function revokeOwnFeed(scope: PlatformScope, { params }: Input<typeof revokeFeed>): Promise<null> {
  const revoked = await scope.db
    .update(calendarFeeds)
    .set({ revokedAt: scope.clock.now().toString(), version: sql`${calendarFeeds.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(id, params.id), inUseBy(scope.actor.id)))
    .returning({ id })
  return revoked.length === 0 ? fail('rollout.feed.not_found') : null
}

/**
 * Whether an address may read the schedule now: it is not revoked, and its person is active and still holds a role that
 * sees waves. Notes the day on which it was last fetched.
 */
export async function admitsFeed(scope: PlatformScope, secret: string): Promise<boolean> {
  const roles = sql.param([...(rolloutPolicy.policy['rollout.wave.view']?.platform ?? [])])
  const [feed] = await scope.db
    .select(columns)
    .from(calendarFeeds)
    .innerJoin(people, and(eq(people.id, calendarFeeds.personId), eq(people.isActive, true)))
    .where(
      and(
        eq(calendarFeeds.secretHash, hashOf(secret)),
        isNull(calendarFeeds.revokedAt),
        sql`exists (select from platform_role r where r.person_id = ${calendarFeeds.personId} and r.role = any(${roles}::text[]))`,
      ),
    )
  if (!feed) return false
  const day = today(scope.clock.now())
  if (feed.lastFetchedOn !== day)
    await scope.db.update(calendarFeeds).set({ lastFetchedOn: day }).where(eq(id, feed.id))
  return true
}

function inUseBy(personId: string) {
  return and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt))
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
