// Notifications of all organizations, newest first. Keys: j, k move, Enter opens, r marks as read.
import { Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import {
  listNotifications,
  markNotificationsRead,
} from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { places } from './addresses.ts'
import { NotificationRow } from './notification-row.tsx'
import classes from './notifications.module.css'
import { isNarrowed, type NotificationList, PanelHead } from './panel-head.tsx'
import { useRowKeys } from './row-keys.ts'

/** The part of the inbox that tells what happened; `unread` is the count of the shell. */
export function NotificationsPanel({ unread }: { unread: number }) {
  const list = useList(listNotifications, { params: {}, sort: '-createdAt' })
  const mark = useAction(markNotificationsRead)
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const rows = useRef<HTMLUListElement>(null)
  const read = (id: string) => mark.mutate({ body: { ids: [id] } }, { onError: tell.problem })
  useRowKeys(rows, read)
  useNewRows(unread, list.retry)
  return (
    <Stack gap="sm">
      {(list.items?.length !== 0 || isNarrowed(list)) && <PanelHead list={list} unread={unread} mark={mark} />}
      {list.problem && !list.items && <ProblemNotice problem={list.problem} onRetry={list.retry} />}
      {list.loading && <LoadingShape shape="list" />}
      {list.items && list.items.length > 0 && (
        <ul ref={rows} className={classes.rows} data-stale={list.stale || undefined} aria-label="Notifications">
          {list.items.map((one) => (
            <NotificationRow key={one.id} notification={one} onRead={() => read(one.id)} />
          ))}
        </ul>
      )}
      {list.items?.length === 0 && <Nothing list={list} />}
      {list.items && list.items.length > 0 && <ListFoot list={list} phone={phone ?? false} />}
    </Stack>
  )
}

function Nothing({ list }: { list: NotificationList }) {
  if (isNarrowed(list)) {
    const none = { unread: undefined, organization: undefined, topic: undefined, q: undefined }
    return (
      <EmptyState
        title="Nothing matches"
        action={
          <ActionButton variant="default" onClick={() => list.set(none)}>
            Clear search and filters
          </ActionButton>
        }
      >
        Try fewer words or filters.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No notifications yet"
      action={
        <ActionButton variant="default" to={hrefOf(places.choices, {})}>
          Choose what you hear of
        </ActionButton>
      }
    >
      When somebody decides on your work, comments on it or asks you for something, it shows here, from all your
      organizations. You can also have it by mail: at once, or once a day.
    </EmptyState>
  )
}

/** When the count changes, there is something new to show. */
function useNewRows(unread: number, retry: () => void): void {
  const before = useRef(unread)
  useEffect(() => {
    if (before.current === unread) return
    before.current = unread
    retry()
  }, [unread, retry])
}
