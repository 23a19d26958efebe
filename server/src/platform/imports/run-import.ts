// The run: the same way through the rows as the check, in one transaction that lasts, or not at all.
import { eq, sql } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import type { ImportDefinition } from './define-import.ts'
import {
  callerFor,
  definitionOf,
  getBatch,
  type ImportContext,
  lockBatch,
  type NoteProgress,
  oneAtATime,
  startProgress,
  takeTurn,
} from './import-context.ts'
import { tellOfEnd, tellOfRefusal } from './import-news.ts'
import { type Batch, importBatches, importRows } from './import-tables.ts'
import type { ImportState } from './imports.contract.ts'
import { batchRef, judgeRows } from './judge-rows.ts'
import type { JudgedRows } from './judged-rows.ts'
import { outcomesOf, writeOutcomes, writeVerdicts } from './write-results.ts'

/**
 * Runs an approved batch. A run that was interrupted left nothing behind and is started again; one that is done, or that
 * another process is at, is left alone. When the rows would be judged differently from what was approved, nothing happens
 * and the batch is returned.
 */
export function runImport(context: ImportContext, batchId: string): Promise<void> {
  return oneAtATime(() => run(context, batchId))
}

async function run(context: ImportContext, batchId: string): Promise<void> {
  const batch = await startRun(context, batchId)
  if (!batch) return
  const definition = definitionOf(context.definitions, batch.kind)
  const noteProgress = await startProgress(context, { batchId, step: 'Importing rows', total: batch.rowCount })
  try {
    await inPlatform(context.database, await callerFor(context, batch.decidedBy), (scope) =>
      applyPlan(scope, { batch, definition, noteProgress }),
    )
  } catch (error) {
    if (!(error instanceof NotAsPlanned)) throw error
    await writeRefusal(context, batch, error)
  }
}

/** Notes the try where everybody sees it; answers nothing when there is nothing to run. */
function startRun(context: ImportContext, batchId: string): Promise<Batch | undefined> {
  return inPlatform(context.database, context.caller, async (scope) => {
    const { state, attempts } = await lockBatch(scope, batchId)
    if (state !== 'approved' && state !== 'running') return undefined
    const [batch] = await scope.db
      .update(importBatches)
      .set({ state: 'running', attempts: attempts + 1, startedAt: sql`now()`, updatedAt: sql`now()` })
      .where(eq(importBatches.id, batchId))
      .returning()
    return batch
  })
}

/** Ends the transaction of a run that would do something else than what was approved. */
class NotAsPlanned extends Error {
  readonly judged: JudgedRows
  readonly state: ImportState
  constructor(judged: JudgedRows, { state, message }: { state: ImportState; message: string }) {
    super(message)
    this.judged = judged
    this.state = state
  }
}

interface Running {
  batch: Batch
  definition: ImportDefinition
  noteProgress: NoteProgress
}

async function applyPlan(scope: PlatformScope, { batch, definition, noteProgress }: Running): Promise<void> {
  // Not locked: only a run leaves this state, and runs of a kind come one after the other.
  await takeTurn(scope, batch.kind)
  const { state } = await getBatch(scope, batch.id)
  if (state !== 'running') return
  const planned = await plannedVerdicts(scope, batch.id)
  const keep = (results: Parameters<typeof writeOutcomes>[2]) => writeOutcomes(scope, batch.id, results)
  const judged = await judgeRows(scope, { batch, definition, noteProgress, keep })
  if (judged.planHash !== batch.planHash) {
    throw new NotAsPlanned(judged, { state: 'returned', message: differenceWords(judged, planned) })
  }
  if (batch.mode === 'all_or_nothing' && judged.counts.error > 0) {
    const message = `${judged.counts.error} of ${judged.rows.length} rows have errors, and this import takes all rows or none: nothing was imported.`
    throw new NotAsPlanned(judged, { state: 'failed', message })
  }
  await definition.finish?.(scope, batchRef(batch))
  const outcomes = outcomesOf(judged.counts)
  await tellOfEnd(scope, { batch, definition, outcomes })
  await scope.db
    .update(importBatches)
    .set({
      state: 'done',
      outcomes,
      message: attemptWords(batch.attempts),
      finishedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(importBatches.id, batch.id))
}

async function plannedVerdicts({ db }: PlatformScope, batchId: string): Promise<Map<number, string>> {
  const { number, verdict } = importRows
  const rows = await db.select({ number, verdict }).from(importRows).where(eq(importRows.batchId, batchId))
  return new Map(rows.map((row) => [row.number, row.verdict]))
}

const ROWS_NAMED = 3

/** "Row 5 was to be create and is now unchanged" tells more than that something changed. */
function differenceWords({ rows }: JudgedRows, planned: ReadonlyMap<number, string>): string {
  const changed = rows.filter(({ number, verdict }) => planned.get(number) !== verdict)
  const named = changed
    .slice(0, ROWS_NAMED)
    .map(({ number, verdict }) => `row ${number} was "${planned.get(number)}" and is "${verdict}"`)
  const count = changed.length === 1 ? 'One row' : `${changed.length} rows`
  const what =
    changed.length > 0
      ? `${count} would end differently now: ${named.join('; ')}.`
      : 'Records that it would change are others now.'
  return `Nothing was imported, because records have changed since the plan was approved. ${what} Look at the plan and send it for approval again.`
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth']

function attemptWords(attempts: number): string {
  if (attempts <= 1) return ''
  const word = (number: number) => ORDINALS[number] ?? `${number}th`
  const earlier = attempts === 2 ? 'The first try was' : `The first ${attempts - 1} tries were`
  return `${earlier} interrupted and rolled back; the ${word(attempts)} finished.`
}

async function writeRefusal(
  context: ImportContext,
  batch: Batch,
  { judged, state, message }: NotAsPlanned,
): Promise<void> {
  await inPlatform(context.database, context.caller, async (scope) => {
    const now = await lockBatch(scope, batch.id)
    if (now.state !== 'running') return
    await writeVerdicts(scope, batch.id, judged.rows)
    await scope.db
      .update(importBatches)
      .set({
        state,
        message: message.slice(0, 1_000),
        counts: judged.counts,
        causes: judged.causes,
        planHash: judged.planHash,
        version: sql`${importBatches.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(importBatches.id, batch.id))
    await tellOfRefusal(scope, batch, message)
  })
}
