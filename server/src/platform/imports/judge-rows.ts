// The one way through all rows of a batch: a check and a run differ only in what becomes of the transaction.
import { and, asc, eq, gt } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import { rowMaker } from './applicable-row.ts'
import type { CellProblem, ImportBatchRef, ImportDefinition, RowResult } from './define-import.ts'
import { type NoteProgress, takeTurn } from './import-context.ts'
import { type Batch, importRows } from './import-tables.ts'
import { JudgedRows } from './judged-rows.ts'
import { releaseMemory } from './release-memory.ts'

const CHUNK = 500
const PROGRESS_EVERY_MS = 500

interface Judging {
  batch: Batch
  definition: ImportDefinition
  noteProgress: NoteProgress
  /** Takes the results of a chunk before they are let go; their effects are nowhere else. */
  keep?: (results: readonly RowResult[]) => Promise<void>
}

export function batchRef({ id, wave, options }: Batch): ImportBatchRef {
  return { id, wave, options }
}

/** Applies all rows in this transaction, and answers what came of each. */
export async function judgeRows(scope: PlatformScope, judging: Judging): Promise<JudgedRows> {
  const { batch, definition, noteProgress, keep } = judging
  await takeTurn(scope, batch.kind)
  const maker = rowMaker(batch, definition)
  const judged = new JudgedRows(batch)
  const run = { batch: batchRef(batch), seen: new Map<string, number>() }
  let noted = performance.now()
  for (let last = 0; ; ) {
    const stored = await nextRows(scope, batch.id, last)
    if (stored.length === 0) return judged
    const rows = stored.map(maker.make)
    const results = inOrder(await definition.apply(scope, rows, run), rows)
    for (const [at, row] of rows.entries()) {
      const [result, from] = [results[at], stored[at]]
      if (!result || !from) continue
      completeProblems(result, { problems: row.problems, warnings: maker.warnings(from) })
      judged.add(row, result)
      last = row.number
    }
    await keep?.(results)
    releaseMemory(judged.rows.length - rows.length, judged.rows.length)
    if (performance.now() - noted > PROGRESS_EVERY_MS) {
      await noteProgress(judged.rows.length)
      noted = performance.now()
    }
  }
}

function nextRows({ db }: PlatformScope, batchId: string, after: number) {
  const { number, given, fixed, reading } = importRows
  return db
    .select({ number, given, fixed, reading })
    .from(importRows)
    .where(and(eq(importRows.batchId, batchId), gt(number, after)))
    .orderBy(asc(number))
    .limit(CHUNK)
}

/** One result a row, in the order of the rows; anything else is a defect of the definition. */
function inOrder(
  results: RowResult[],
  rows: readonly { number: number; problems: readonly CellProblem[] }[],
): RowResult[] {
  const byNumber = new Map(results.map((result) => [result.number, result]))
  return rows.map(({ number, problems }) => {
    const result = byNumber.get(number)
    if (!result) throw new Error(`The import gave no result for row ${number}.`)
    if (problems.length > 0 && result.verdict !== 'error') {
      throw new Error(`The import applied row ${number} although it has errors.`)
    }
    return result
  })
}

/** What the engine found comes first; of several problems of one column the engine's is shown. */
function completeProblems(
  result: RowResult,
  { problems, warnings }: { problems: readonly CellProblem[]; warnings: CellProblem[] },
): void {
  const columns = new Set(problems.map(({ column }) => column))
  result.errors = [...problems, ...result.errors.filter(({ column }) => !columns.has(column))]
  result.warnings = [...warnings, ...result.warnings]
}
