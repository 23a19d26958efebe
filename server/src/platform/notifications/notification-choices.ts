// How a person wants to hear of each topic, and when mail may come. Only what differs from the usual is kept.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { Input } from '../http/endpoint.ts'
import type { Topic } from './define-topic.ts'
import { isWithin } from './mail-hours.ts'
import { failNotification } from './notification-errors.ts'
import { notificationChoices, notificationHours } from './notification-tables.ts'
import type { chooseNotifications, NotificationChoices, TopicChoice } from './notifications.contract.ts'

const USUAL_DIGEST = '07:00'

type Wanted = Input<typeof chooseNotifications>['body']

/** The topics with what holds for this person, and the hours of mail. */
export async function findChoices(scope: PlatformScope, topics: readonly Topic[]): Promise<NotificationChoices> {
  const [chosen, [hours]] = await Promise.all([
    scope.db.select().from(notificationChoices).where(eq(notificationChoices.personId, scope.actor.id)),
    scope.db.select().from(notificationHours).where(eq(notificationHours.personId, scope.actor.id)),
  ])
  const modules = Map.groupBy(topics, ({ name }) => name.slice(0, name.indexOf('.')))
  return {
    modules: [...modules].map(([module, its]) => ({
      module,
      topics: its.map((topic) => choiceOf(topic, chosen.find((row) => row.topic === topic.name) ?? topic)),
    })),
    hours: {
      quietFrom: hours?.quietFrom?.slice(0, 5) ?? null,
      quietUntil: hours?.quietUntil?.slice(0, 5) ?? null,
      digestAt: hours?.digestAt.slice(0, 5) ?? USUAL_DIGEST,
    },
  }
}

function choiceOf(topic: Topic, chosen: Pick<Topic, 'inApp' | 'mail'>): TopicChoice {
  const { name, label, summary, isFixed, inApp, mail } = topic
  const usual = { inApp: inApp || isFixed, mail }
  return { name, label, summary, isFixed, inApp: chosen.inApp || isFixed, mail: chosen.mail, usual }
}

/**
 * Keeps choices and hours; topics that are not named stay as they are. Errors: notifications.choice.unknown_topic,
 * notifications.choice.fixed, notifications.choice.twice, notifications.hours.*.
 */
export async function keepChoices(
  scope: PlatformScope,
  { body }: { body: Wanted },
  topics: readonly Topic[],
): Promise<NotificationChoices> {
  const named = body.choices.map((choice, at) => ({
    choice,
    topic: topicOf(choice, { at, topics, all: body.choices }),
  }))
  requireHours(body.hours)
  const personId = scope.actor.id
  const different = named.filter(({ choice, topic }) => choice.inApp !== topic.inApp || choice.mail !== topic.mail)
  const usual = named.filter((one) => !different.includes(one)).map(({ topic }) => topic.name)
  if (usual.length > 0) {
    await scope.db
      .delete(notificationChoices)
      .where(and(eq(notificationChoices.personId, personId), inArray(notificationChoices.topic, usual)))
  }
  if (different.length > 0) {
    await scope.db
      .insert(notificationChoices)
      .values(different.map(({ choice }) => ({ personId, ...choice })))
      .onConflictDoUpdate({
        target: [notificationChoices.personId, notificationChoices.topic],
        set: { inApp: sql`excluded.in_app`, mail: sql`excluded.mail` },
      })
  }
  await scope.db
    .insert(notificationHours)
    .values({ personId, ...body.hours })
    .onConflictDoUpdate({ target: notificationHours.personId, set: body.hours })
  return findChoices(scope, topics)
}

interface Naming {
  at: number
  topics: readonly Topic[]
  all: Wanted['choices']
}

function topicOf(choice: Wanted['choices'][number], { at, topics, all }: Naming): Topic {
  const topic = topics.find(({ name }) => name === choice.topic)
  const path = `choices.${at}.topic`
  if (!topic) return failNotification('notifications.choice.unknown_topic', { topic: choice.topic }, { path })
  if (all.findIndex((other) => other.topic === choice.topic) !== at)
    return failNotification('notifications.choice.twice', { topic: choice.topic }, { path })
  if (topic.isFixed && !choice.inApp)
    return failNotification('notifications.choice.fixed', { label: topic.label }, { path: `choices.${at}.inApp` })
  return topic
}

function requireHours(hours: Wanted['hours']): void {
  for (const [name, hour] of Object.entries(hours)) {
    if (hour !== null && !/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(hour))
      failNotification('notifications.hours.form', {}, { path: `hours.${name}` })
  }
  const { quietFrom: from, quietUntil: until, digestAt } = hours
  if (from === null && until === null) return
  if (from === null || until === null) {
    failNotification('notifications.hours.both', {}, { path: `hours.${from === null ? 'quietFrom' : 'quietUntil'}` })
  } else if (from === until) failNotification('notifications.hours.same')
  else if (isWithin(digestAt, { from, until })) failNotification('notifications.hours.digest_quiet', { from, until })
}
