// The pace of bulk mail: every message takes the next free moment, so that a wave of a thousand neither floods the mail
// server nor is taken for spam. One row holds when that is; all processes share it.
import { sql } from 'drizzle-orm'
import type { Db, PlatformScope } from '../database/scope.ts'

/**
 * Takes the next moment at which a bulk message may leave. Other bulk mail waits for the end of the transaction: queue
 * letters last in it, and many of them in groups.
 */
export async function takeSlot(db: Db): Promise<Date> {
  const { rows } = await db.execute<{ at: number }>(sql`
    update mail_pace set next_at = greatest(next_at, clock_timestamp()) + interval '1 minute' / per_minute
    returning (extract(epoch from next_at - interval '1 minute' / per_minute) * 1000)::float8 as at`)
  const [slot] = rows
  if (!slot) throw new Error('the pace of bulk mail is not set up')
  return new Date(slot.at)
}

/** Sets how many bulk messages may leave in a minute, as the settings say. */
export async function setPace({ db }: PlatformScope, perMinute: number): Promise<void> {
  await db.execute(sql`update mail_pace set per_minute = ${perMinute} where per_minute <> ${perMinute}`)
}
