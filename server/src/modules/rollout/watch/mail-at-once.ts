// A letter of its own instead of the general one, for those who want to hear of a topic at once.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { LetterDefinition } from '../../../platform/mail/define-letter.ts'
import { queueLetter } from '../../../platform/mail/queue-mail.ts'
import { isOutside } from '../../../platform/notifications/mail-hours.ts'
import { notificationHours, notifications } from '../../../platform/notifications/notification-tables.ts'
import { type News, notify } from '../../../platform/notifications/notify.ts'

interface MailedNews<D> extends News {
  letter: LetterDefinition<D>
  data: (name: string) => D
  /** Also to those who chose no mail, and in quiet hours. */
  isUrgent?: true
}

/**
 * Tells people as `notify` does, and writes those who get mail at once the letter now. Those in their quiet hours get the
 * general letter afterwards, which leads to the same page.
 */
export async function notifyWithLetter<D>(scope: PlatformScope, news: MailedNews<D>): Promise<void> {
  const { letter, data, isUrgent, ...told } = news
  await notify(scope, told)
  const now = scope.clock.now()
  const { quietFrom, quietUntil } = notificationHours
  const waiting = await scope.db
    .select({ id: notifications.id, personId: people.id, name: people.name, address: people.email })
    .from(notifications)
    .innerJoin(people, and(eq(people.id, notifications.personId), eq(people.isActive, true)))
    .leftJoin(notificationHours, eq(notificationHours.personId, people.id))
    .where(
      and(
        eq(notifications.topic, told.topic.name),
        eq(notifications.path, told.path),
        eq(notifications.createdAt, now.toString()),
        isNull(notifications.mailedAt),
        inArray(notifications.personId, [...told.to]),
        isUrgent ? undefined : eq(notifications.mail, 'at_once'),
        isUrgent ? undefined : isOutside(now, { from: quietFrom, until: quietUntil }),
      ),
    )
  for (const { personId, name, address } of waiting)
    await queueLetter(scope, letter, { to: { personId, name, address }, data: data(name) })
  if (waiting.length > 0)
    await scope.db
      .update(notifications)
      .set({ mailedAt: now.toString() })
      .where(
        inArray(
          notifications.id,
          waiting.map(({ id }) => id),
        ),
      )
}
