// Dates on screen.
import { formatDay, formatDaysLeft, formatDual, formatHijri, formatMoment } from '../lib/calendar.ts'
import { Hint } from './hint.tsx'

/** `20 November 2026`; the Hijri date shows on hover and focus. */
export function DayText({ value }: { value: string }) {
  return (
    <Hint label={formatHijri(value)}>
      <time dateTime={value}>{formatDay(value)}</time>
    </Hint>
  )
}

/** `10 Jumada al-Akhirah 1448 / 20 November 2026`, for official papers. */
export function DualDate({ value }: { value: string }) {
  return <time dateTime={value}>{formatDual(value)}</time>
}

/** `3 Mar, 14:05` (Manila). */
export function MomentText({ value }: { value: string }) {
  return <time dateTime={value}>{formatMoment(value)}</time>
}

/** `20 November 2026, 3 days left`: relative time never stands alone. */
export function DueText({ value }: { value: string }) {
  return (
    <time dateTime={value}>
      {formatDay(value)}, {formatDaysLeft(value)}
    </time>
  )
}
