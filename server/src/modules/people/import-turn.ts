import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'

/** Imports and undoings go one after the other: so each finds what the others left, and a check says what a run will do. */
export async function waitForOtherImports(scope: PlatformScope): Promise<void> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('people.import'))`)
}
