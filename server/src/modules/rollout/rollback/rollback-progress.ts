// How far a rollback is, over connections of its own, so that it is seen while the work lasts.
import { sql } from 'drizzle-orm'
import { type Caller, type Database, inPlatform } from '../../../platform/database/scope.ts'
import type { NoteStep } from './restore.ts'
import { rollbackProgress } from './tables.ts'

const EVERY_MS = 250

/** Notes at most a few times a second. */
export function progressOf(
  { database, caller }: { database: Database; caller: Caller },
  rollbackId: string,
  prefix = '',
): NoteStep {
  let noted = -EVERY_MS
  return async (step, done, total) => {
    const now = performance.now()
    if (now - noted < EVERY_MS) return
    noted = now
    const values = { step: `${prefix}${step}`.slice(0, 120), done, total }
    await inPlatform(database, caller, ({ db }) =>
      db
        .insert(rollbackProgress)
        .values({ rollbackId, ...values })
        .onConflictDoUpdate({ target: rollbackProgress.rollbackId, set: { ...values, updatedAt: sql`now()` } }),
    )
  }
}
