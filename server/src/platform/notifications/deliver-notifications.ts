// Notifications by mail. A notification is locked while its letter is written and carries the time afterwards: however
// many workers there are, it is mailed once.
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { people } from '../auth/tables.ts'
import { inPlatform, type OrganizationRef, type PlatformScope } from '../database/scope.ts'
import type { JobContext } from '../jobs/define-job.ts'
import { queueLetter } from '../mail/queue-mail.ts'
import { describeError } from '../telemetry/describe-error.ts'
import { isOutside, lastStrike } from './mail-hours.ts'
import { digestLetter, newsLetter, type Told } from './notification-letters.ts'
import { notificationHours, notificationPlaces, notifications } from './notification-tables.ts'

type Way = 'at_once' | 'digest'

/** Older ones are no news any more: a mail would only startle. */
const STALE_DAYS = 7
const SHOWN = 20
const PEOPLE_A_RUN = 2_000

/** Writes the letters that are due, one transaction a person, so that one bad address keeps back nobody else's mail. */
export async function deliver({ database, caller, log, signal }: JobContext, way: Way): Promise<void> {
  const inScope = <T>(work: (scope: PlatformScope) => Promise<T>) => inPlatform(database, caller, work)
  const failures: unknown[] = []
  for (const { personId } of await inScope((scope) => findDue(scope, way))) {
    signal.throwIfAborted()
    await inScope((scope) => writeTo(scope, personId, way)).catch((error: unknown) => {
      log.error({ err: describeError(error), personId }, 'notifications could not be put in a letter')
      failures.push(error)
    })
  }
  // The job fails, so that the page of jobs shows it, and is tried again for those who are left.
  if (failures.length > 0) throw failures[0]
}

/** Unread, not mailed yet, of an active person who may get mail now; of the digest, what came before its hour. */
function dueNow({ clock }: PlatformScope, way: Way): SQL | undefined {
  const now = clock.now()
  const { mail, mailedAt, readAt, createdAt } = notifications
  return and(
    eq(mail, way),
    isNull(mailedAt),
    isNull(readAt),
    sql`${createdAt} > ${now.subtract({ hours: STALE_DAYS * 24 }).toString()}`,
    eq(people.isActive, true),
    isOutside(now, { from: notificationHours.quietFrom, until: notificationHours.quietUntil }),
    way === 'digest'
      ? sql`${createdAt} < ${lastStrike(now, sql`coalesce(${notificationHours.digestAt}, '07:00')`)}`
      : undefined,
  )
}

function findDue(scope: PlatformScope, way: Way): Promise<{ personId: string }[]> {
  return scope.db
    .selectDistinct({ personId: notifications.personId })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .leftJoin(notificationHours, eq(notificationHours.personId, notifications.personId))
    .where(dueNow(scope, way))
    .limit(PEOPLE_A_RUN)
}

async function writeTo(scope: PlatformScope, personId: string, way: Way): Promise<void> {
  const due = await lockDue(scope, personId, way)
  const [first] = due
  if (!first) return
  const to = { personId, address: first.email, name: first.person }
  const items = due.map((row) => ({ place: row.place, told: toldOf(scope, row) }))
  const urls = {
    inboxUrl: `${scope.publicUrl}/account/inbox`,
    choicesUrl: `${scope.publicUrl}/account/notifications`,
  }
  if (way === 'digest') {
    const shown = Map.groupBy(items.slice(0, SHOWN), ({ place }) => place?.name ?? 'BMMS')
    const groups = [...shown].map(([organization, its]) => ({ organization, items: its.map(({ told }) => told) }))
    const more = Math.max(0, items.length - SHOWN)
    await queueLetter(scope, digestLetter, { to, data: { name: first.person, groups, more, ...urls } })
  } else {
    // In the name of the organization where it happened.
    for (const its of Map.groupBy(items, ({ place }) => place?.id ?? null).values()) {
      const organization = its[0]?.place
      const data = { name: first.person, items: its.map(({ told }) => told), ...urls }
      await queueLetter(scope, newsLetter, { to, data, ...(organization ? { organization } : {}) })
    }
  }
  const ids = due.map(({ id }) => id)
  await scope.db
    .update(notifications)
    .set({ mailedAt: scope.clock.now().toString() })
    .where(inArray(notifications.id, ids))
}

interface Due {
  id: string
  title: string
  text: string
  path: string
  createdAt: string
  person: string
  email: string
  place: OrganizationRef | null
}

/** By organization, the oldest first. Rows that another worker has in hand are left to it. */
function lockDue(scope: PlatformScope, personId: string, way: Way): Promise<Due[]> {
  const { id, title, text, path, createdAt, atOrganization } = notifications
  return scope.db
    .select({ id, title, text, path, createdAt, person: people.name, email: people.email, place: notificationPlaces })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .leftJoin(notificationHours, eq(notificationHours.personId, notifications.personId))
    .leftJoin(notificationPlaces, eq(notificationPlaces.id, atOrganization))
    .where(and(eq(notifications.personId, personId), dueNow(scope, way)))
    .orderBy(sql`${notificationPlaces.code} nulls last`, asc(createdAt), asc(id))
    .for('update', { of: notifications, skipLocked: true })
}

function toldOf({ publicUrl }: PlatformScope, { title, text, path, createdAt }: Due): Told {
  return { title, text, url: `${publicUrl}${path}`, at: createdAt }
}
