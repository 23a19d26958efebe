// Results of many rows into the database, a thousand rows a statement.
import { type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { RowResult, UndoResult, Verdict } from './define-import.ts'
import { OUTCOMES, type Outcome } from './imports.contract.ts'
import type { JudgedRow } from './judged-rows.ts'

const ROWS_A_STATEMENT = 1_000

const OUTCOME_OF: Record<Verdict, Outcome> = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  skip: 'skipped',
  error: 'failed',
}

export function outcomesOf(counts: Readonly<Record<Verdict, number>>): Record<Outcome, number> {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const [verdict, count] of Object.entries(counts)) outcomes[OUTCOME_OF[verdict as Verdict]] = count
  return outcomes
}

/** What a check found; nothing was done. */
export async function writeVerdicts(scope: PlatformScope, batchId: string, rows: readonly JudgedRow[]): Promise<void> {
  await inPieces(rows, (piece) =>
    scope.db.execute(sql`update import_row w
      set verdict = r.verdict, errors = r.errors, warnings = r.warnings, outcome = null, outcome_reason = '', effects = '[]',
          record_id = case when r.verdict = 'create' then null else r."recordId" end
      from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb)
        as r (number integer, verdict text, errors jsonb, warnings jsonb, "recordId" uuid)
      where w.batch_id = ${batchId} and w.number = r.number and ${within(piece)}`),
  )
}

/** What a run did, with its effects. */
export async function writeOutcomes(
  scope: PlatformScope,
  batchId: string,
  results: readonly RowResult[],
): Promise<void> {
  const rows = results.map((result) => ({ ...result, outcome: OUTCOME_OF[result.verdict] }))
  await inPieces(rows, (piece) =>
    scope.db.execute(sql`update import_row w
      set verdict = r.verdict, errors = r.errors, warnings = r.warnings, outcome = r.outcome, effects = r.effects,
          record_id = r."recordId"
      from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb)
        as r (number integer, verdict text, errors jsonb, warnings jsonb, outcome text, effects jsonb, "recordId" uuid)
      where w.batch_id = ${batchId} and w.number = r.number and ${within(piece)}`),
  )
}

/** What could be taken back, and why the rest was not. */
export async function writeUndone(
  scope: PlatformScope,
  batchId: string,
  results: readonly UndoResult[],
): Promise<void> {
  await inPieces(results, (piece) =>
    scope.db.execute(sql`update import_row w set outcome = r.outcome, outcome_reason = left(r.reason, 500)
      from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as r (number integer, outcome text, reason text)
      where w.batch_id = ${batchId} and w.number = r.number and ${within(piece)}`),
  )
}

/**
 * Said besides the numbers themselves: rows that were just added are not in the statistics yet, and without bounds each
 * piece would be compared with all of them.
 */
function within(piece: readonly { number: number }[]): SQL {
  const numbers = piece.map(({ number }) => number)
  return sql`w.number between ${Math.min(...numbers)} and ${Math.max(...numbers)}`
}

async function inPieces<T>(rows: readonly T[], write: (piece: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await write(rows.slice(at, at + ROWS_A_STATEMENT))
}
