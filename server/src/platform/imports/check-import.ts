// The check: all rows are applied for real, in a transaction that is rolled back; then the verdicts are written.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { inPlatform } from '../database/scope.ts'
import { BmmsError } from '../errors/errors.ts'
import type { ImportDefinition } from './define-import.ts'
import {
  callerFor,
  definitionOf,
  getBatch,
  type ImportContext,
  lockBatch,
  oneAtATime,
  startProgress,
} from './import-context.ts'
import { type Batch, importBatches, importRows } from './import-tables.ts'
import { judgeRows } from './judge-rows.ts'
import type { JudgedRows } from './judged-rows.ts'
import { blockersOf } from './match-columns.ts'
import { stageFile } from './stage-file.ts'
import { writeVerdicts } from './write-results.ts'

/** Reads the file if need be, and checks all rows. Does nothing for a batch that does not wait for it. */
export function checkImport(context: ImportContext, batchId: string): Promise<void> {
  return oneAtATime(() => check(context, batchId))
}

async function check(context: ImportContext, batchId: string): Promise<void> {
  const before = await readBatch(context, batchId)
  if (before.state !== 'checking') return
  const definition = definitionOf(context.definitions, before.kind)
  try {
    if (before.headerRow === null) await stageFile(context, before, definition)
  } catch (error) {
    if (!(error instanceof BmmsError)) throw error
    await failBatch(context, batchId, error.message)
    return
  }
  const batch = await readBatch(context, batchId)
  const isBlocked = blockersOf(definition.columns, { found: batch.columns, defaults: batch.defaults }).length > 0
  await writeCheck(context, batch, isBlocked ? null : await dryRun(context, batch, definition))
}

/**
 * Whoever looks for it finds out why nothing came of it. What was not undone is still done; a batch that nobody works on
 * any more (cancelled meanwhile) stays as it is.
 */
export async function failBatch(context: ImportContext, batchId: string, message: string): Promise<void> {
  const { id, state } = importBatches
  await inPlatform(context.database, context.caller, ({ db }) =>
    db
      .update(importBatches)
      .set({
        state: sql`case when ${state} = 'undoing' then 'done' else 'failed' end`,
        message: message.slice(0, 1_000),
        updatedAt: sql`now()`,
      })
      .where(and(eq(id, batchId), inArray(state, ['checking', 'approved', 'running', 'undoing']))),
  )
}

export function readBatch(context: ImportContext, batchId: string): Promise<Batch> {
  return inPlatform(context.database, context.caller, (scope) => getBatch(scope, batchId))
}

/** Carries what was found out of a transaction that must not last. */
class RolledBack extends Error {
  readonly judged: JudgedRows
  constructor(judged: JudgedRows) {
    super('A check leaves nothing behind.')
    this.judged = judged
  }
}

async function dryRun(context: ImportContext, batch: Batch, definition: ImportDefinition): Promise<JudgedRows> {
  const { id: batchId, rowCount: total } = batch
  const noteProgress = await startProgress(context, { batchId, step: 'Checking rows', total })
  try {
    return await inPlatform(context.database, await callerFor(context, batch.createdBy), async (scope) => {
      throw new RolledBack(await judgeRows(scope, { batch, definition, noteProgress }))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.judged
    throw error
  }
}

/** Settings and cells may have been changed while rows were checked; then the check that was asked for since counts. */
async function writeCheck(context: ImportContext, batch: Batch, judged: JudgedRows | null): Promise<void> {
  await inPlatform(context.database, context.caller, async (scope) => {
    const { state, version } = await lockBatch(scope, batch.id)
    if (state !== 'checking' || version !== batch.version) return
    if (judged) await writeVerdicts(scope, batch.id, judged.rows)
    else {
      const waiting = { verdict: 'waiting' as const, errors: [], warnings: [], outcome: null }
      await scope.db.update(importRows).set(waiting).where(eq(importRows.batchId, batch.id))
    }
    await scope.db
      .update(importBatches)
      .set({
        state: 'checked',
        counts: judged?.counts ?? null,
        causes: judged?.causes ?? [],
        planHash: judged?.planHash ?? null,
        outcomes: null,
        updatedAt: sql`now()`,
      })
      .where(eq(importBatches.id, batch.id))
  })
}
