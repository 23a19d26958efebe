import { today } from '../../lib/calendar.ts'
import { DualDate } from '../../ui/dates.tsx'
import classes from './shell.module.css'
import { useShellPlace } from './shell-place.ts'

/** On paper only: whose page this is and when it was printed, in both calendars. */
export function PrintHeader() {
  const place = useShellPlace()
  return (
    <div className={`${classes.paper} print-only`}>
      <div>
        <strong>{place?.name ?? 'Bangsamoro Ministerial Management System'}</strong>
        <DualDate value={today()} />
      </div>
    </div>
  )
}
