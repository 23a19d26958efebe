// Taking an import back: newest row first, in one transaction; what others have built on is kept.
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import type { ImportDefinition } from './define-import.ts'
import {
  callerFor,
  definitionOf,
  getBatch,
  type ImportContext,
  type NoteProgress,
  oneAtATime,
  startProgress,
  takeTurn,
} from './import-context.ts'
import { type Batch, importBatches, importRows } from './import-tables.ts'
import type { Outcome } from './imports.contract.ts'
import { writeUndone } from './write-results.ts'

const CHUNK = 500

/** Undoes a batch that somebody asked to undo; the outcome of each row says whether it could be. */
export function undoImport(context: ImportContext, batchId: string): Promise<void> {
  return oneAtATime(() => undo(context, batchId))
}

async function undo(context: ImportContext, batchId: string): Promise<void> {
  const batch = await inPlatform(context.database, context.caller, (scope) => getBatch(scope, batchId))
  if (batch.state !== 'undoing') return
  const definition = definitionOf(context.definitions, batch.kind)
  const noteProgress = await startProgress(context, { batchId, step: 'Undoing rows', total: batch.rowCount })
  await inPlatform(context.database, await callerFor(context, batch.undoneBy), (scope) =>
    undoRows(scope, { batch, definition, noteProgress }),
  )
}

interface Undoing {
  batch: Batch
  definition: ImportDefinition
  noteProgress: NoteProgress
}

async function undoRows(scope: PlatformScope, { batch, definition, noteProgress }: Undoing): Promise<void> {
  await takeTurn(scope, batch.kind)
  const { state, outcomes } = await getBatch(scope, batch.id)
  if (state !== 'undoing' || !outcomes) return
  let kept = 0
  let undone = 0
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await rowsBefore(scope, batch.id, before)
    if (rows.length === 0) break
    const results = await definition.undo(scope, rows)
    await writeUndone(scope, batch.id, results)
    const taken = results.filter(({ outcome }) => outcome === 'undone').length
    undone += taken
    kept += results.length - taken
    before = rows.at(-1)?.number ?? 0
    await noteProgress(undone + kept)
  }
  await scope.db
    .update(importBatches)
    .set({
      state: kept === 0 ? 'undone' : 'done',
      outcomes: await countOutcomes(scope, batch.id, outcomes),
      message:
        kept === 0
          ? ''
          : `${undone} rows were undone; ${kept} were kept, because somebody has built on them. Each row says why.`,
      undoneAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(importBatches.id, batch.id))
}

function rowsBefore({ db }: PlatformScope, batchId: string, before: number) {
  const { number, effects, outcome } = importRows
  return db
    .select({ number, effects })
    .from(importRows)
    .where(
      and(
        eq(importRows.batchId, batchId),
        inArray(outcome, ['created', 'updated', 'kept']),
        lt(number, Math.min(before, 2_147_483_647)),
        sql`${effects} <> '[]'::jsonb`,
      ),
    )
    .orderBy(desc(number))
    .limit(CHUNK)
}

async function countOutcomes(
  { db }: PlatformScope,
  batchId: string,
  before: Readonly<Record<Outcome, number>>,
): Promise<Record<Outcome, number>> {
  const counted = await db
    .select({ outcome: importRows.outcome, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.batchId, batchId))
    .groupBy(importRows.outcome)
  const none = Object.fromEntries(Object.keys(before).map((outcome) => [outcome, 0])) as Record<Outcome, number>
  return Object.assign(none, Object.fromEntries(counted.map(({ outcome, count }) => [outcome ?? 'skipped', count])))
}
