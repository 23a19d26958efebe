const MANILA = 'Asia/Manila'

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Reads a calendar date; only `YYYY-MM-DD` of a day that exists is taken, anything else is a RangeError. */
export function parseDate(date: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`'${date}' is not a date written as YYYY-MM-DD.`)
  return Temporal.PlainDate.from(date, { overflow: 'reject' })
}

/** The calendar date in the Philippines at an instant (now, unless given), as `YYYY-MM-DD`. */
export function today(now: Temporal.Instant = Temporal.Now.instant()): string {
  return inManila(now).toPlainDate().toString()
}

/** The wall clock of the Philippines at an instant; a text must be ISO 8601 with an offset or `Z`. */
export function inManila(instant: Temporal.Instant | string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(MANILA)
}

/** `2026-11-20` as `20 November 2026`. */
export function formatDate(date: string): string {
  return longDate.format(parseDate(date).toZonedDateTime('UTC').epochMilliseconds)
}

/** An instant as the Philippines read it: `20 November 2026, 14:05`. */
export function formatInstant(instant: Temporal.Instant | string): string {
  const local = inManila(instant)
  return `${formatDate(local.toPlainDate().toString())}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
