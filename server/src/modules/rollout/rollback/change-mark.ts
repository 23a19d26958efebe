// How far the change log of an organization is: what was checked, archived and run on has to be the same.
import { and, count, eq, inArray, max } from 'drizzle-orm'
import { changes } from '../../../platform/changes/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { ROLLED_BACK } from './rolled-back-tables.ts'

/** Number of changes, and the last of them. `bmms.change_mark` counts the same while it holds the organization. */
export async function readMark({ db }: PlatformScope, organizationId: number): Promise<string> {
  const [row] = await db
    .select({ changes: count(), last: max(changes.id) })
    .from(changes)
    .where(and(eq(changes.organizationId, organizationId), inArray(changes.table, [...ROLLED_BACK])))
  return `${row?.changes ?? 0}:${row?.last ?? 0}`
}
