import { IconPlugConnectedX } from '@tabler/icons-react'
import { onlineManager } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { formatClock } from '../../lib/calendar.ts'
import classes from './shell.module.css'

/** Says that the line is lost, since when the data on screen stands still, and what still works. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  )
  const since = useMemo(() => (online ? '' : formatClock(new Date())), [online])
  if (online) return null
  return (
    <div role="status" className={classes.offline}>
      <IconPlugConnectedX size={18} aria-hidden />
      You are offline since {since}. Pages show what was last loaded. Drafts are kept on this device; saving works again
      when the connection is back.
    </div>
  )
}
