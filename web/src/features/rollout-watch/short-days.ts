const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' })

/** `20 Nov`; all with the year when they span more than one, so that none is written twice. */
export function shortDays(days: readonly string[]): string[] {
  const years = new Set(days.map((day) => day.slice(0, 4)))
  const format = years.size > 1 ? withYear : short
  return days.map((day) => format.format(new Date(`${day}T00:00:00Z`)))
}
