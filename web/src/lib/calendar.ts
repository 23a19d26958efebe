// Dates as people here write them: business time is Asia/Manila; official papers show the Hijri date first.

const ZONE = 'Asia/Manila'
/** The names that the server's documents use (Dual Calendar Act, BAA 20). */
const HIJRI_MONTHS = [
  'Muharram',
  'Safar',
  'Rabi al-Awwal',
  'Rabi al-Akhir',
  'Jumada al-Ula',
  'Jumada al-Akhirah',
  'Rajab',
  'Sha’ban',
  'Ramadan',
  'Shawwal',
  'Dhul Qi’dah',
  'Dhul Hijjah',
]
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: ZONE })
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: ZONE })
const shortDayYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: ZONE,
})
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE })
const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: ZONE })
const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: ZONE,
})

/** A calendar day (`2026-11-20`) or an instant (ISO) as a Date; a day means noon in Manila, safe from any zone shift. */
export function toDate(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value)
}

/** Today in Manila, `YYYY-MM-DD`. */
export function today(): string {
  return isoDay.format(new Date())
}

/** `20 November 2026`. */
export function formatDay(value: string): string {
  return longDay.format(toDate(value))
}

/** `3 Mar, 14:05`; with the year when it is not this one. */
export function formatMoment(value: string): string {
  const date = toDate(value)
  const sameYear = isoDay.format(date).slice(0, 4) === today().slice(0, 4)
  return `${(sameYear ? shortDay : shortDayYear).format(date)}, ${clock.format(date)}`
}

/** `14:05` in Manila. */
export function formatClock(value: Date): string {
  return clock.format(value)
}

/** `10 Jumada al-Akhirah 1448` (Umm al-Qura calendar). */
export function formatHijri(value: string): string {
  const parts = Object.fromEntries(hijri.formatToParts(toDate(value)).map((part) => [part.type, part.value]))
  return `${parts.day} ${HIJRI_MONTHS[Number(parts.month) - 1]} ${parts.year}`
}

/** `10 Jumada al-Akhirah 1448 / 20 November 2026`: the form of official papers, Hijri first. */
export function formatDual(value: string): string {
  return `${formatHijri(value)} / ${formatDay(value)}`
}

/** Whole days from today to a day: negative when it is past. */
export function daysUntil(day: string): number {
  return Math.round((toDate(day).getTime() - toDate(today()).getTime()) / 86_400_000)
}

/** `due today`, `3 days left`, `5 days overdue`. */
export function formatDaysLeft(day: string): string {
  const days = daysUntil(day)
  if (days === 0) return 'due today'
  const count = Math.abs(days)
  return `${count} ${count === 1 ? 'day' : 'days'} ${days < 0 ? 'overdue' : 'left'}`
}
