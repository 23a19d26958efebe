// How much is unread, in all organizations: asked often, answered from an index.
import { countNotifications } from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { queryFor } from '../../api/queries.ts'

/** Asked anew every minute and when the person comes back to the window. */
export function unreadQuery() {
  return { ...queryFor(countNotifications), refetchInterval: 60_000 }
}
