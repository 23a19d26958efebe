// What working hours must satisfy.
import type { WorkWeek } from '../../platform/calendar/calendar.contract.ts'
import { fail } from './errors.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const FROM = /^([01]\d|2[0-3]):[0-5]\d$/
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

interface Facts {
  startsOn: string
  endsOn: string | null
  hours: WorkWeek
}

/** Errors: calendar.hours.date_range, calendar.hours.order, calendar.hours.spans, calendar.hours.nothing. */
export function requireSoundHours({ startsOn, endsOn, hours }: Facts): void {
  for (const [path, day] of Object.entries({ startsOn, endsOn })) {
    if (day !== null && (day < '2000-01-01' || day > '2100-12-31')) fail('calendar.hours.date_range', {}, { path })
  }
  if (endsOn !== null && endsOn < startsOn) fail('calendar.hours.order')
  for (const [at, spans] of hours.entries()) {
    const fits = spans.every(({ from, to }, place) => {
      const before = spans[place - 1]?.to ?? '00:00'
      return FROM.test(from) && TO.test(to) && from < to && before <= from
    })
    if (!fits) fail('calendar.hours.spans', { day: DAYS[at] ?? '' }, { path: `hours.${at}` })
  }
  if (endsOn === null && hours.every((spans) => spans.length === 0)) fail('calendar.hours.nothing')
}
