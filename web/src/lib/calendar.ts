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
function toDate(value: string): Date {
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

const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `just now`, `5 minutes ago`, `yesterday`, `12 days ago`; stands beside the time itself, never alone. */
export function formatAgo(value: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - toDate(value).getTime()) / 1000)
  const [unit, span] = SPANS.find(([, length]) => seconds >= length) ?? []
  return unit === undefined ? 'just now' : ago.format(-Math.floor(seconds / span), unit)
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

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ORDERS: readonly [RegExp, readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ['y', 'm', 'd']],
  [/^(\d{1,2})\.? +([a-z]+)\.?,? +(\d{4})$/, ['d', 'm', 'y']],
  [/^([a-z]+)\.? +(\d{1,2}),? +(\d{4})$/, ['m', 'd', 'y']],
]

/**
 * The day that a text names, `YYYY-MM-DD`: `2026-11-20`, `20 November 2026`, `20 nov 2026`, `November 20, 2026`.
 * `11/12/2026` names none: people here write both orders, and a wrong guess would be a wrong day on paper.
 */
export function findDay(text: string): string | undefined {
  const tidy = text.trim().toLowerCase()
  for (const [pattern, order] of ORDERS) {
    const match = pattern.exec(tidy)
    if (!match) continue
    const part = (name: 'y' | 'm' | 'd') => match[order.indexOf(name) + 1] ?? ''
    const month = /^\d+$/.test(part('m')) ? Number(part('m')) : MONTHS.indexOf(part('m').slice(0, 3)) + 1
    return dayOf(Number(part('y')), month, Number(part('d')))
  }
  return undefined
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}
