// The words of the calendar.
import { BANGSAMORO_PLACES } from '../../../../server/src/modules/calendar/bangsamoro-places.contract.ts'
import type { HolidayView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

export const CLASS_WORDS: Readonly<Record<HolidayView['class'], string>> = {
  regular: 'Regular holiday',
  special_non_working: 'Special non-working day',
  special_working: 'Special working day',
  suspension: 'Suspension of work',
}

const STATUSES: Readonly<Record<HolidayView['status'], { label: string; tone: Tone }>> = {
  provisional: { label: 'Provisional', tone: 'warn' },
  statutory: { label: 'By law', tone: 'good' },
  proclaimed: { label: 'Proclaimed', tone: 'good' },
}

const STATES: Readonly<Record<HolidayView['state'], string>> = {
  counts: 'Counts',
  replaced: 'Replaced',
  withdrawn: 'Withdrawn',
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const classOptions = options(CLASS_WORDS)
export const stateOptions = options(STATES)
export const statusOptions = Object.entries(STATUSES).map(([value, { label }]) => ({ value, label }))

/** Where a holiday counts: everywhere first, then the places of the Bangsamoro by name. */
export const scopeOptions = [
  { value: 'PH', label: 'Whole Philippines' },
  { value: 'BARMM', label: 'Whole BARMM' },
  ...options(BANGSAMORO_PLACES).sort((a, b) => a.label.localeCompare(b.label)),
]

/** Provisional, by law or proclaimed; what counts no more says so instead. */
export function holidayStatus({ status, state }: Pick<HolidayView, 'status' | 'state'>): StatusBadgeProps {
  return state === 'counts' ? { state: status, ...STATUSES[status] } : { state, label: STATES[state], tone: 'neutral' }
}

/** Status of working hours. */
export function hoursStatus(status: HolidayView['status']): StatusBadgeProps {
  return { state: status, ...STATUSES[status] }
}

/** `Suspension of work from 12:00`. */
export function classWords({ class: kind, fromHour }: Pick<HolidayView, 'class' | 'fromHour'>): string {
  return fromHour ? `${CLASS_WORDS[kind]} from ${fromHour}` : CLASS_WORDS[kind]
}
