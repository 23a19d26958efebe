// One notification: what happened, where and when; the whole row opens what it is about.
import { Button, Text } from '@mantine/core'
import type { NotificationView } from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatAgo } from '../../lib/calendar.ts'
import { MomentText } from '../../ui/dates.tsx'
import classes from './notifications.module.css'

interface RowProps {
  notification: NotificationView
  onRead: () => void
}

/** Opening marks as read; so does the button, without going there. */
export function NotificationRow({ notification, onRead }: RowProps) {
  const { id, title, text, path, organization, topicLabel, createdAt, readAt } = notification
  // A name of many words says less beside every row than the code does.
  const place = organization?.code ?? 'BMMS'
  const unread = readAt === null
  return (
    <li className={classes.row} data-unread={unread || undefined}>
      <span className={classes.dot} aria-hidden />
      <div className={classes.words}>
        <Link
          to={path}
          className={classes.title}
          data-notification={id}
          data-unread={unread || undefined}
          onClick={() => unread && onRead()}
        >
          {unread && <span className="visually-hidden">Unread: </span>}
          {title}
        </Link>
        {text && (
          <Text size="sm" className={classes.text ?? ''}>
            {text}
          </Text>
        )}
        <Text size="xs" c="dimmed" component="div" className={classes.meta ?? ''}>
          <span className={classes.place} title={organization?.name ?? 'Above organizations'}>
            {place}
          </span>
          <span>{topicLabel}</span>
          <span>
            {formatAgo(createdAt)} · <MomentText value={createdAt} />
          </span>
        </Text>
      </div>
      {unread && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={`${classes.mark} no-print`}
          aria-label={`Mark as read: ${title}`}
          onClick={onRead}
        >
          Mark as read
        </Button>
      )}
    </li>
  )
}
