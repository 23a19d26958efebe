// Days of invented documents: working days, as `YYYY-MM-DD`.

/** The day some days later; on weekends the Monday after. */
export function daysAfter(day: string, days: number): string {
  const date = Temporal.PlainDate.from(day).add({ days })
  const weekend = date.dayOfWeek - 5
  return (weekend > 0 ? date.add({ days: 3 - weekend }) : date).toString()
}

/** A day between two others; `at` from 0 up to, but without, 1. */
export function dayBetween([first, last]: readonly [string, string], at: number): string {
  const length = Temporal.PlainDate.from(first).until(last, { largestUnit: 'day' }).days
  const day = daysAfter(first, Math.floor(at * (length + 1)))
  return day > last ? last : day
}

/** Ten o'clock in the morning of that day in the Philippines, as an instant. */
export function morningOf(day: string): string {
  return `${day}T02:00:00Z`
}
