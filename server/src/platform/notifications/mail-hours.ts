// When mail may come: quiet hours, which may pass midnight, and the daily moment of the digest. Philippine time.
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { inManila } from '../calendar/manila.ts'

/** Whether `HH:MM` is in a span of the day; its end no longer is. */
export function isWithin(time: string, { from, until }: { from: string; until: string }): boolean {
  return from < until ? time >= from && time < until : time >= from || time < until
}

/** The same rule for a row's hours; true where there are none. */
export function isOutside(now: Temporal.Instant, { from, until }: { from: PgColumn; until: PgColumn }): SQL {
  const time = sql`${inManila(now).toPlainTime().toString({ smallestUnit: 'second' })}::time`
  return sql`case when ${from} is null then true
    when ${from} < ${until} then not (${time} >= ${from} and ${time} < ${until})
    else not (${time} >= ${from} or ${time} < ${until}) end`
}

/** The last time that the clock struck `digestAt`: what is older belongs to the digest, what is newer to the next. */
export function lastStrike(now: Temporal.Instant, digestAt: SQL): SQL {
  const clock = inManila(now)
  const day = sql`${clock.toPlainDate().toString()}::date`
  const time = sql`${clock.toPlainTime().toString({ smallestUnit: 'second' })}::time`
  return sql`((${day} - case when ${digestAt} <= ${time} then 0 else 1 end + ${digestAt}) at time zone 'Asia/Manila')`
}
