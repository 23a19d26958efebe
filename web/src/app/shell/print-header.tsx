import { useFoundPlace } from '../../api/session.tsx'
import { formatDual, today } from '../../lib/calendar.ts'
import classes from './shell.module.css'

/** On paper only: whose page this is and when it was printed, in both calendars. */
export function PrintHeader() {
  const place = useFoundPlace()
  return (
    <div className={`${classes.paper} print-only`}>
      <div>
        <strong>{place?.name ?? 'Bangsamoro Ministerial Management System'}</strong>
        <span>{formatDual(today())}</span>
      </div>
    </div>
  )
}
