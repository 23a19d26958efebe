import type { Entrance } from '../access/admit.ts'
import type { Column } from '../documents/columns.ts'
import { type Route, route } from '../http/route.ts'
import type { Topic } from './define-topic.ts'
import { countUnread, findNotifications, markRead } from './find-notifications.ts'
import { findChoices, keepChoices } from './notification-choices.ts'
import {
  chooseNotifications,
  countNotifications,
  listNotifications,
  markNotificationsRead,
  type NotificationView,
  readNotificationChoices,
} from './notifications.contract.ts'

const columns: readonly Column<NotificationView>[] = [
  { key: 'created_at', title: 'When', type: 'instant', value: (one) => one.createdAt },
  { key: 'organization', title: 'Organization', type: 'text', value: (one) => one.organization?.code ?? 'BMMS' },
  { key: 'topic', title: 'Topic', type: 'text', value: (one) => one.topicLabel },
  { key: 'title', title: 'Notification', type: 'text', value: (one) => one.title },
  { key: 'text', title: 'Text', type: 'text', value: (one) => one.text },
  { key: 'read_at', title: 'Read', type: 'instant', value: (one) => one.readAt },
]

/** Routes of everybody's inbox; `topics` are those of all modules. */
export function notificationRoutes(topics: readonly Topic[]): Route[] {
  return [
    route(listNotifications, (scope, input) => findNotifications(scope, input, topics), {
      export: { title: 'Notifications', columns },
    }),
    route(countNotifications, countUnread),
    route(markNotificationsRead, markRead),
    route(readNotificationChoices, (scope, _input, caller) => findChoices(scope, topicsFor(caller, topics))),
    route(chooseNotifications, (scope, input, caller) => keepChoices(scope, input, topicsFor(caller, topics))),
  ]
}

/** Those that this person may ever hear of. */
function topicsFor({ platformRoles }: Entrance, topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ isForStaff }) => !isForStaff || platformRoles.length > 0)
}
