import type { Module } from '../module.ts'
import type { Topic } from './define-topic.ts'
import { notificationConstraints, notificationErrors } from './notification-errors.ts'
import { deliverNotifications, removeOldNotifications, sendDigests, settleNotifications } from './notification-jobs.ts'
import { digestLetter, newsLetter } from './notification-letters.ts'
import { notificationRoutes } from './notifications.routes.ts'

/** Everybody's inbox, and its mails. `topics` are those of all modules. */
export function notificationsModule(topics: readonly Topic[]): Module {
  return {
    name: 'notifications',
    // Everybody who is signed in has an inbox: there is nothing to permit.
    policy: { module: 'notifications', switchable: false, policy: {} },
    errors: notificationErrors,
    constraints: notificationConstraints,
    routes: notificationRoutes(topics),
    jobs: [deliverNotifications, sendDigests, settleNotifications, removeOldNotifications],
    letters: [newsLetter, digestLetter],
  }
}
