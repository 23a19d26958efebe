// What happens to notifications by itself: mails, what became of no use, and the end of old ones.
import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { inPlatform } from '../database/scope.ts'
import { defineJob } from '../jobs/define-job.ts'
import { deliver } from './deliver-notifications.ts'
import { notifications } from './notification-tables.ts'
import { DELIVER_NOTIFICATIONS, SETTLE_NOTIFICATIONS } from './notify.ts'

/** Asked for when there is something, and by the clock when quiet hours end. */
export const deliverNotifications = defineJob({
  name: DELIVER_NOTIFICATIONS,
  summary: 'Mails notifications to those who want them at once, after their quiet hours',
  cron: '*/5 * * * *',
  handle: (context) => deliver(context, 'at_once'),
})

export const sendDigests = defineJob({
  name: 'notifications.digest',
  summary: 'Mails the unread notifications of the day to those whose hour has come',
  cron: '2 * * * *',
  handle: (context) => deliver(context, 'digest'),
})

/** Counts what was decided as read, for all who were asked: nobody hurries to a plan that another has approved. */
export const settleNotifications = defineJob<{ topic: string; path: string; until: string }>({
  name: SETTLE_NOTIFICATIONS,
  summary: 'Marks notifications as read when what they ask for is done',
  handle: ({ database, caller }, { topic, path, until }) =>
    inPlatform(database, caller, async ({ db }) => {
      await db
        .update(notifications)
        .set({ readAt: until })
        .where(
          and(
            eq(notifications.path, path),
            eq(notifications.topic, topic),
            isNull(notifications.readAt),
            lte(notifications.createdAt, until),
          ),
        )
    }),
})

/** Read, or never in an inbox: kept half a year. */
const KEPT_DAYS = 180

export const removeOldNotifications = defineJob({
  name: 'notifications.remove-old',
  summary: `Removes notifications that were read more than ${KEPT_DAYS} days ago`,
  cron: '40 2 * * *',
  handle: ({ database, caller, log }) =>
    inPlatform(database, caller, async ({ db, clock }) => {
      const since = clock.now().subtract({ hours: KEPT_DAYS * 24 })
      const { rowCount } = await db
        .delete(notifications)
        .where(
          or(
            lte(notifications.readAt, since.toString()),
            and(eq(notifications.inApp, false), lte(notifications.createdAt, since.toString())),
          ),
        )
      if (rowCount) log.info({ removed: rowCount }, 'removed old notifications')
    }),
})
