// The corner in which notices show.
import { CloseButton, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { noticeBoard } from './notice.ts'
import classes from './notice-board.module.css'

/** Announced politely; a problem at once. Stands once in the page. */
export function NoticeBoard() {
  const notices = useSyncExternalStore(noticeBoard.subscribe, noticeBoard.read)
  return (
    <div className={`${classes.board} no-print`} aria-live="polite">
      {notices.map(({ id, tone, title, text }) => {
        const Icon = tone === 'good' ? IconCircleCheck : IconAlertTriangle
        return (
          <div key={id} className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
            <Icon size={20} aria-hidden />
            <div>
              <Text fw={600} size="sm">
                {title}
              </Text>
              {text && <Text size="sm">{text}</Text>}
            </div>
            <CloseButton aria-label="Close this message" onClick={() => noticeBoard.remove(id)} />
          </div>
        )
      })}
    </div>
  )
}
