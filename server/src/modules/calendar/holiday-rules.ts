// What an entry of the registry must satisfy, each rule with the field it belongs to.
import { covers } from '../../platform/calendar/places.ts'
import { fail } from './errors.ts'
import { scopeName } from './scope-names.ts'

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/

interface Facts {
  date: string
  class: string
  fromHour: string | null
  scope: string
}

/** Errors: calendar.holiday.date_range, hour_missing, hour_unreadable, hour_too_much, scope_unknown. */
export function requireSound({ date, class: kind, fromHour, scope }: Facts): void {
  if (date < '2000-01-01' || date > '2100-12-31') fail('calendar.holiday.date_range')
  if (kind === 'suspension' && !fromHour) fail('calendar.holiday.hour_missing')
  if (kind !== 'suspension' && fromHour !== null) fail('calendar.holiday.hour_too_much')
  if (fromHour !== null && !HOUR.test(fromHour)) fail('calendar.holiday.hour_unreadable')
  if (!['PH', 'BARMM'].includes(scope) && !/^\d{10}$/.test(scope)) fail('calendar.holiday.scope_unknown')
}

/** An entry may be replaced only by one that counts wherever it counted. Fails with calendar.holiday.narrower. */
export function requireCover(scopes: { before: string; after: string }): void {
  if (covers(scopes.after, scopes.before)) return
  fail('calendar.holiday.narrower', { before: scopeName(scopes.before), after: scopeName(scopes.after) })
}
