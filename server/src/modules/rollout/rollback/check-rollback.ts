// The check: the rollback is done for real, in a transaction that is rolled back, so that what it says is what will happen.
import { eq, sql } from 'drizzle-orm'
import { type Caller, type Database, inPlatform } from '../../../platform/database/scope.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import type { FileStore } from '../../../platform/http/upload.ts'
import { readMark } from './change-mark.ts'
import { getRollback, lockRollback } from './find-rollbacks.ts'
import { findBrokenKeys } from './foreign-keys.ts'
import { allowTime, type Comparison, compareTables, restoreRows } from './restore.ts'
import type { RollbackState, RowCounts, RowFinding } from './rollback.contract.ts'
import { type BrokenKey, conflictsOf, lostFiles, momentConflicts, notesOf } from './rollback-findings.ts'
import { tellOfCheck } from './rollback-news.ts'
import { progressOf } from './rollback-progress.ts'
import { type Rollback, rollbacks } from './tables.ts'

export interface RollbackContext {
  database: Database
  files: Pick<FileStore, 'read' | 'put' | 'remove'>
  caller: Caller
}

/** Counts, rehearses and writes what was found; does nothing for a rollback that does not wait for it. */
export async function checkRollback(context: RollbackContext, id: string): Promise<void> {
  const rollback = await inPlatform(context.database, context.caller, (scope) => getRollback(scope, id))
  if (rollback.state !== 'checking') return
  const found = await rehearse(context, rollback)
  await inPlatform(context.database, context.caller, async (scope) => {
    const now = await lockRollback(scope, id)
    if (now.state !== 'checking' || now.version !== rollback.version) return
    const conflicts = [...found.conflicts, ...(await momentConflicts(scope, rollback))]
    const notes = [
      ...(await notesOf(scope, rollback, found.compared)),
      ...(await lostFiles(scope, context.files, rollback)),
    ]
    const counts = countsOf(found.compared)
    const state = stateAfter(counts, conflicts)
    // Nobody has to approve what changes nothing.
    const message =
      state === 'cancelled' ? 'Nothing changed since that moment: there is nothing to roll back.' : now.message
    await scope.db
      .update(rollbacks)
      .set({
        ...{ state, counts, conflicts, notes, message, checkedMark: found.mark, rehearsalMs: found.milliseconds },
        version: now.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(rollbacks.id, id))
    await tellOfCheck(scope, { ...now, state, conflicts })
  })
}

/** Of tables in which anything changes. */
export function countsOf(compared: readonly Comparison[]): RowCounts[] {
  return compared
    .map(({ table, removed, changed, added }) => ({ table, removed, changed, added }))
    .filter(({ removed, changed, added }) => removed + changed + added > 0)
}

function stateAfter(counts: readonly RowCounts[], conflicts: readonly RowFinding[]): RollbackState {
  if (conflicts.length > 0) return 'blocked'
  return counts.length > 0 ? 'ready' : 'cancelled'
}

interface Rehearsal {
  compared: Comparison[]
  conflicts: RowFinding[]
  mark: string
  milliseconds: number
}

/** Carries what was found out of a transaction that must not last. */
class RolledBack extends Error {
  readonly found: Rehearsal
  constructor(found: Rehearsal) {
    super('A rehearsal leaves nothing behind.')
    this.found = found
  }
}

async function rehearse(context: RollbackContext, rollback: Rollback): Promise<Rehearsal> {
  const started = performance.now()
  const note = progressOf(context, rollback.id, 'Rehearsal: ')
  const caller = { ...context.caller, requestId: rollback.id }
  try {
    return await inPlatform(context.database, caller, async (scope) => {
      await allowTime(scope)
      const mark = await readMark(scope, rollback.organizationId)
      const compared = await restoreRows(scope, rollback.id, note)
      const brokenKeys: BrokenKey[] = await findBrokenKeys(scope)
      const milliseconds = Math.round(performance.now() - started)
      throw new RolledBack({ compared, mark, milliseconds, conflicts: conflictsOf(compared, brokenKeys) })
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.found
    return refusedRehearsal(context, rollback, error)
  }
}

/** A rule that is newer than the rows refuses them: the words of the database name it. */
async function refusedRehearsal(context: RollbackContext, rollback: Rollback, error: unknown): Promise<Rehearsal> {
  const refused = databaseErrorOf(error)
  if (!refused?.code.startsWith('23')) throw error
  return inPlatform(context.database, context.caller, async (scope) => {
    const compared = await compareTables(scope, rollback.id)
    const rule = (refused.constraint ?? 'a rule').replaceAll('_', ' ')
    const message = `Rows as they were would break a rule that holds today: ${rule}. ${refused.detail ?? ''}`.trim()
    const conflict = { code: refused.constraint ?? refused.code, table: null, count: 1, message: message.slice(0, 600) }
    return {
      compared,
      conflicts: [...conflictsOf(compared, []), conflict],
      mark: await readMark(scope, rollback.organizationId),
      milliseconds: 0,
    }
  })
}
