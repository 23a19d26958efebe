// Telling people what happened, in the transaction in which it happened.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { Topic } from './define-topic.ts'
import { notificationChoices, notifications } from './notification-tables.ts'

export const DELIVER_NOTIFICATIONS = 'notifications.deliver'
export const SETTLE_NOTIFICATIONS = 'notifications.settle'

export interface News {
  topic: Topic
  /** Ids of people; in an organization's scope its members (the database refuses others). Whoever acts is left out. */
  to: readonly string[]
  /** One line: "MOH submitted the plan 2026-2030 for approval". */
  title: string
  text?: string
  /** Address inside BMMS of what to look at, `/moa/MOH/planning/strategic-plans/...`. */
  path: string
}

/** Writes a notification for each person as they chose to hear of the topic; those who chose nothing at all get none. */
export async function notify(scope: OrganizationScope | PlatformScope, news: News): Promise<void> {
  const people = [...new Set(news.to)].filter((id) => id !== scope.actor.id)
  if (people.length === 0) return
  const choices = await scope.db
    .select()
    .from(notificationChoices)
    .where(and(inArray(notificationChoices.personId, people), eq(notificationChoices.topic, news.topic.name)))
  const rows = people.flatMap((personId) => {
    const { inApp, mail } = choices.find((choice) => choice.personId === personId) ?? news.topic
    return inApp || news.topic.isFixed || mail !== 'off' ? [{ personId, inApp: inApp || news.topic.isFixed, mail }] : []
  })
  if (rows.length === 0) return
  const { title, text = '', path, topic } = news
  const atOrganization = scope.kind === 'organization' ? scope.organization.id : null
  await scope.db.insert(notifications).values(
    rows.map((row) => ({
      ...row,
      topic: topic.name,
      title: shortened(title, 200),
      text: shortened(text, 1000),
      path,
      atOrganization,
      createdAt: scope.clock.now().toString(),
    })),
  )
  if (rows.some(({ mail }) => mail === 'at_once')) await scope.enqueue(DELIVER_NOTIFICATIONS, {})
}

/**
 * What the notifications of this topic and path asked for is done: they count as read, for everybody who got them, and no
 * mail of them goes out any more. One's own at once, those of others in the queue: nobody's transaction may touch the inbox
 * of another person.
 */
export async function settle(
  scope: OrganizationScope | PlatformScope,
  { topic, path }: Pick<News, 'topic' | 'path'>,
): Promise<void> {
  const until = scope.clock.now().toString()
  if (scope.actor.id) {
    const { personId, readAt } = notifications
    const asked = and(eq(notifications.path, path), eq(notifications.topic, topic.name))
    await scope.db
      .update(notifications)
      .set({ readAt: until })
      .where(and(eq(personId, scope.actor.id), isNull(readAt), asked))
  }
  await scope.enqueue(SETTLE_NOTIFICATIONS, { topic: topic.name, path, until })
}

function shortened(text: string, most: number): string {
  const characters = [...text.trim()]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}
