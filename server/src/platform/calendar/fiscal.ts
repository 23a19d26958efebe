import { parseDate } from './manila.ts'

/** A quarter of a fiscal year. */
export type Quarter = { year: number; quarter: 1 | 2 | 3 | 4 }

/** The fiscal year of a day: 1 January to 31 December of the calendar year (BAA 84, section 4(w)). */
export function fiscalYearOf(date: string): number {
  return parseDate(date).year
}

/** The quarter in which a day falls. */
export function quarterOf(date: string): Quarter {
  const { year, month } = parseDate(date)
  return { year, quarter: Math.ceil(month / 3) as Quarter['quarter'] }
}

/** First day of a quarter, `YYYY-MM-DD`. */
export function quarterStart({ year, quarter }: Quarter): string {
  return firstDay({ year, quarter }).toString()
}

/** Last day of a quarter, `YYYY-MM-DD`. */
export function quarterEnd({ year, quarter }: Quarter): string {
  return firstDay({ year, quarter }).add({ months: 3 }).subtract({ days: 1 }).toString()
}

/** Every quarter that has a day from `start` to `end`, both included, in order. A RangeError when `end` is earlier. */
export function quartersBetween(start: string, end: string): Quarter[] {
  const from = parseDate(start)
  const to = parseDate(end)
  if (Temporal.PlainDate.compare(from, to) > 0)
    throw new RangeError(`The period ends on ${end}, before it starts on ${start}.`)
  const first = from.year * 4 + Math.ceil(from.month / 3) - 1
  const last = to.year * 4 + Math.ceil(to.month / 3) - 1
  return Array.from({ length: last - first + 1 }, (_, step) => quarterAt(first + step))
}

/** `Q4 2026`. */
export function quarterLabel({ year, quarter }: Quarter): string {
  return `Q${quarter} ${year}`
}

function quarterAt(count: number): Quarter {
  return { year: Math.floor(count / 4), quarter: ((count % 4) + 1) as Quarter['quarter'] }
}

function firstDay({ year, quarter }: Quarter): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month: quarter * 3 - 2, day: 1 }, { overflow: 'reject' })
}
