// The run: archive first, then everything in one transaction, or nothing.
import { eq, sql } from 'drizzle-orm'
import { type Caller, inPlatform, type PlatformScope, SYSTEM } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import { archiveOrganization } from './archive.ts'
import { countsOf, type RollbackContext } from './check-rollback.ts'
import { rollbackErrors } from './errors.ts'
import { getRollback, lockRollback, organizationOf } from './find-rollbacks.ts'
import { allowTime, type NoteStep, restoreRows } from './restore.ts'
import { CHECK_ROLLBACK } from './rollback-job-names.ts'
import { tellOfEnd } from './rollback-news.ts'
import { progressOf } from './rollback-progress.ts'
import { ROLLED_BACK } from './rolled-back-tables.ts'
import { type Rollback, rollbacks } from './tables.ts'

/**
 * Runs an approved rollback. One that was interrupted left nothing behind and is started again; one that is done is left
 * alone. `note` is told of every step; by default it is noted where people see it.
 */
export async function runRollback(
  context: RollbackContext,
  id: string,
  note: NoteStep = progressOf(context, id),
): Promise<void> {
  const rollback = await inPlatform(context.database, context.caller, (scope) => getRollback(scope, id))
  if (rollback.state !== 'approved' && rollback.state !== 'running') return
  if (!(await startRun(context, rollback, note))) return
  try {
    await inPlatform(context.database, callerOf(context, rollback), (scope) => apply(scope, id, note))
  } catch (error) {
    await noteRefusal(context, id, error)
  }
}

/** Whoever decided is named in the change log; the rollback itself is the request. */
function callerOf({ caller }: RollbackContext, { id, decidedBy, decidedByName }: Rollback): Caller {
  const actor =
    decidedBy === null ? caller.actor : { id: decidedBy, name: decidedByName ?? '', permissions: new Set<string>() }
  return { actor, requestId: id }
}

/** Archives, and notes the try where everybody sees it; answers whether there is anything to run. */
async function startRun(context: RollbackContext, rollback: Rollback, note: NoteStep): Promise<boolean> {
  const { database, caller, files } = context
  const organization = await inPlatform(database, caller, (scope) => organizationOf(scope, rollback))
  await note('Writing the archive', 0, 1)
  const archive = await archiveOrganization(context, organization)
  const isStarted = await inPlatform(database, caller, async (scope) => {
    const now = await lockRollback(scope, rollback.id)
    if (now.state !== 'approved' && now.state !== 'running') return false
    if (archive.mark !== now.checkedMark) {
      await returnToCheck(scope, now)
      return false
    }
    await scope.db
      .update(rollbacks)
      .set({
        state: 'running',
        archiveKey: archive.key,
        archiveSha256: archive.sha256,
        archiveSize: archive.size,
        archiveRows: archive.rows,
        archiveMark: archive.mark,
        archivedAt: scope.clock.now().toString(),
        attempts: now.attempts + 1,
        startedAt: sql`now()`,
        updatedAt: sql`now()`,
      })
      .where(eq(rollbacks.id, rollback.id))
    return true
  })
  if (!isStarted) await files.remove(archive.key)
  else if (rollback.archiveKey !== null) await files.remove(rollback.archiveKey)
  return isStarted
}

/** What was approved is what runs: after any change since the check, people look at it again. */
async function returnToCheck(scope: PlatformScope, rollback: Rollback): Promise<void> {
  await scope.db
    .update(rollbacks)
    .set({
      state: 'checking',
      message: 'Something changed after the check. It was checked again: look at it, and approve it anew.',
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      version: rollback.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(rollbacks.id, rollback.id))
  await scope.enqueue(CHECK_ROLLBACK, { rollbackId: rollback.id })
}

async function apply(scope: PlatformScope, id: string, note: NoteStep): Promise<void> {
  await allowTime(scope)
  // Waits for whoever is still writing, keeps others out, and refuses when the archive is not of this moment.
  await scope.db.execute(sql`select bmms.change_mark(${id}, ${sql.param([...ROLLED_BACK])}::text[])`)
  const rollback = await getRollback(scope, id)
  if (rollback.state !== 'running') return
  const compared = await restoreRows(scope, id, note)
  await scope.db.execute(sql`set constraints all immediate`)
  const counts = countsOf(compared)
  await scope.db
    .update(rollbacks)
    .set({
      state: 'done',
      counts,
      message:
        rollback.attempts > 1 ? 'An earlier try was interrupted and left nothing behind; this one finished.' : '',
      finishedAt: sql`clock_timestamp()`,
      version: rollback.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(rollbacks.id, id))
  // Whoever approved is told too, although it runs in that person's name.
  await tellOfEnd({ ...scope, actor: SYSTEM }, { ...rollback, state: 'done', counts })
}

/** What the database refused is said in words, and nothing has changed; everything else is tried again. */
async function noteRefusal(context: RollbackContext, id: string, error: unknown): Promise<void> {
  const refused = databaseErrorOf(error)
  if (!refused?.code.startsWith('23')) throw error
  await failRollback(context, id, refusalWords(refused))
}

function refusalWords({ constraint = '', detail }: { constraint?: string; detail?: string }): string {
  if (constraint === 'rollout_rollback_inactive') {
    const { detail: words } = rollbackErrors['rollout.rollback.active']
    return words.replaceAll('{code}', 'the organization')
  }
  if (constraint === 'rollout_rollback_archive_current')
    return new BmmsError('', rollbackErrors['rollout.rollback.archive_old'], {}).message
  return `Nothing was changed, because the database refused it: ${constraint.replaceAll('_', ' ')}. ${detail ?? ''}`.trim()
}

/** Ends a rollback that came to nothing. A finished or cancelled one stays as it is. */
export async function failRollback({ database, caller }: RollbackContext, id: string, message: string): Promise<void> {
  await inPlatform(database, caller, async (scope) => {
    const rollback = await lockRollback(scope, id)
    if (!['checking', 'approved', 'running'].includes(rollback.state)) return
    await scope.db
      .update(rollbacks)
      .set({ state: 'failed', message: message.slice(0, 1000), version: rollback.version + 1, updatedAt: sql`now()` })
      .where(eq(rollbacks.id, id))
    await tellOfEnd(scope, { ...rollback, state: 'failed', message })
  })
}
