// The inbox of the signed-in person. Every statement names the person: the scope of a person's own pages sees all rows.
import { and, eq, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import { defineList } from '../http/define-list.ts'
import type { Input, Output } from '../http/endpoint.ts'
import { contains } from '../http/list.ts'
import type { Topic } from './define-topic.ts'
import { failNotification } from './notification-errors.ts'
import { notificationPlaces, notifications } from './notification-tables.ts'
import type { listNotifications, markNotificationsRead, NotificationView } from './notifications.contract.ts'

const findPage = defineList({
  columns: {
    id: notifications.id,
    topic: notifications.topic,
    title: notifications.title,
    text: notifications.text,
    path: notifications.path,
    createdAt: notifications.createdAt,
    readAt: notifications.readAt,
    code: notificationPlaces.code,
    name: notificationPlaces.name,
    accentColor: notificationPlaces.accentColor,
  },
  from: sql`${notifications} left join ${notificationPlaces} on ${notificationPlaces.id} = ${notifications.atOrganization}`,
  sortable: { createdAt: notifications.createdAt },
  sort: '-createdAt',
  tieBreaker: notifications.id,
})

const labels = new WeakMap<readonly Topic[], Map<string, string>>()

function labelOf(topics: readonly Topic[], name: string): string {
  const known = labels.get(topics) ?? new Map(topics.map((topic) => [topic.name, topic.label]))
  labels.set(topics, known)
  return known.get(name) ?? name
}

/** One page of the person's notifications; the text is sought in titles and texts. Marks nothing as read. */
export async function findNotifications(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listNotifications>, 'query'>,
  topics: readonly Topic[],
): Promise<Output<typeof listNotifications>> {
  const like = contains(query.q ?? '')
  const where = and(
    mine(scope),
    query.unread === undefined ? undefined : sql`(${notifications.readAt} is null) = ${query.unread}`,
    query.topic ? eq(notifications.topic, query.topic) : undefined,
    at(query.organization),
    query.q ? or(ilike(notifications.title, like), ilike(notifications.text, like)) : undefined,
  )
  const page = await findPage(scope.db, query, where)
  return {
    ...page,
    items: page.items.map(({ code, name, accentColor, ...row }): NotificationView => {
      const organization = code === null ? null : { code, name, accentColor }
      return { ...row, topicLabel: labelOf(topics, row.topic), organization }
    }),
  }
}

/** What shows in the person's inbox. */
function mine({ actor }: PlatformScope): SQL | undefined {
  return and(eq(notifications.personId, actor.id), eq(notifications.inApp, true))
}

function at(place: string | undefined): SQL | undefined {
  if (place === undefined) return undefined
  if (place === 'platform') return isNull(notifications.atOrganization)
  return sql`${notifications.atOrganization} = (select o.id from organization o where o.code = ${place})`
}

const COUNTED = 1000

/** Asked by every open window once a minute: an index alone answers it. */
export async function countUnread(scope: PlatformScope): Promise<{ unread: number }> {
  const unread = scope.db
    .select({ one: sql`1` })
    .from(notifications)
    .where(and(mine(scope), isNull(notifications.readAt)))
    .limit(COUNTED)
  const { rows } = await scope.db.execute<{ unread: number }>(sql`select count(*)::int as unread from (${unread}) u`)
  return { unread: rows[0]?.unread ?? 0 }
}

/** Marks the person's own notifications as read; others are left alone. Fails with notifications.read.nothing. */
export async function markRead(
  scope: PlatformScope,
  { body }: Pick<Input<typeof markNotificationsRead>, 'body'>,
): Promise<{ unread: number }> {
  if ((body.ids === undefined) === (body.all === undefined)) failNotification('notifications.read.nothing')
  await scope.db
    .update(notifications)
    .set({ readAt: scope.clock.now().toString() })
    .where(
      and(
        eq(notifications.personId, scope.actor.id),
        isNull(notifications.readAt),
        body.ids ? inArray(notifications.id, body.ids) : undefined,
        body.topic ? eq(notifications.topic, body.topic) : undefined,
        at(body.organization),
      ),
    )
  return countUnread(scope)
}
