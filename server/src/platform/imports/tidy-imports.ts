// Files of imports hold personal data of many people: after a while they go, and what was done stays.
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { inPlatform } from '../database/scope.ts'
import type { ImportContext } from './import-context.ts'
import { importBatches, importRows } from './import-tables.ts'
import { KEPT_DAYS } from './imports.contract.ts'

/** Removes files and what their rows said, of batches older than `KEPT_DAYS`; answers how many there were. */
export async function tidyImports(context: ImportContext): Promise<number> {
  const { database, caller, files } = context
  const old = await inPlatform(database, caller, ({ db, clock }) => {
    const before = clock
      .now()
      .subtract({ hours: KEPT_DAYS * 24 })
      .toString()
    return db
      .select({ id: importBatches.id, fileKey: importBatches.fileKey, causes: importBatches.causes })
      .from(importBatches)
      .where(and(isNotNull(importBatches.fileKey), lt(importBatches.createdAt, before)))
  })
  for (const { id, fileKey, causes } of old) {
    // The file first: when this is interrupted, the batch still knows that there is something to remove.
    if (fileKey !== null) await files.remove(fileKey)
    await inPlatform(database, caller, async ({ db }) => {
      await db
        .update(importRows)
        .set({ given: [], fixed: {}, reading: [], errors: [], warnings: [], effects: [] })
        .where(eq(importRows.batchId, id))
      await db
        .update(importBatches)
        .set({ fileKey: null, causes: causes.map((cause) => ({ ...cause, message: '' })), updatedAt: sql`now()` })
        .where(eq(importBatches.id, id))
    })
  }
  return old.length
}
