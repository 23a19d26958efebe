// An import without the queue: at the command line, by whoever operates the server.
import { asc, eq } from 'drizzle-orm'
import { type Caller, type Database, inPlatform } from '../database/scope.ts'
import type { FileStore } from '../http/upload.ts'
import { addBatch } from './add-import.ts'
import { checkImport } from './check-import.ts'
import type { CellProblem, ImportDefinition, ImportOptions, Verdict } from './define-import.ts'
import { getBatch, type ImportContext } from './import-context.ts'
import { IMPORT_FILE } from './import-file-rule.ts'
import { stepOf } from './import-steps.ts'
import { type Batch, importBatches, importRows } from './import-tables.ts'
import type { ImportMode, ImportState } from './imports.contract.ts'
import { blockersOf } from './match-columns.ts'
import { runImport } from './run-import.ts'

export interface ImportNow {
  definition: ImportDefinition
  file: { bytes: Buffer; name: string }
  caller: Caller
  /** Checks only; the batch stays behind as `checked`. */
  dryRun: boolean
  options?: ImportOptions
  mode?: ImportMode
  wave?: number | null
}

export interface ImportReport {
  batchId: string
  state: ImportState
  /** Why nothing, or not everything, was imported; '' when there is nothing to say. */
  message: string
  created: number
  updated: number
  unchanged: number
  skipped: number
  failed: number
  /** `row` is counted in the file; the header is 1. */
  rows: { row: number; verdict: Verdict | 'waiting'; errors: CellProblem[] }[]
}

/**
 * Reads, checks and, unless it is a dry run, imports a file at once; nobody has to approve it. Fails like an upload does
 * (imports.file.*, files.file.*) where the file cannot be taken; what is wrong with its content stands in the report.
 */
export async function importNow(
  { database, files }: { database: Database; files: Pick<FileStore, 'read' | 'put' | 'remove'> },
  { definition, file, caller, dryRun, options = {}, mode, wave }: ImportNow,
): Promise<ImportReport> {
  const context: ImportContext = { database, files, caller, definitions: [definition] }
  const upload = await files.put(file, IMPORT_FILE, 'platform')
  const batchId = await inPlatform(database, caller, (scope) =>
    addBatch(scope, definition, { upload, mode, wave, options }),
  )
  await checkImport(context, batchId)
  if (!dryRun && (await approveAtOnce(context, batchId))) await runImport(context, batchId)
  return reportOf(context, batchId)
}

/** Answers whether there is a plan to run. */
function approveAtOnce({ database, caller }: ImportContext, batchId: string): Promise<boolean> {
  return inPlatform(database, caller, async (scope) => {
    const { state, steps, planHash } = await getBatch(scope, batchId)
    if (state !== 'checked' || planHash === null) return false
    await scope.db
      .update(importBatches)
      .set({ state: 'approved', steps: [...steps, stepOf(scope, 'approve')] })
      .where(eq(importBatches.id, batchId))
    return true
  })
}

function reportOf({ database, caller, definitions }: ImportContext, batchId: string): Promise<ImportReport> {
  return inPlatform(database, caller, async (scope) => {
    const batch = await getBatch(scope, batchId)
    const { number, verdict, errors } = importRows
    const rows = await scope.db
      .select({ row: number, verdict, errors })
      .from(importRows)
      .where(eq(importRows.batchId, batchId))
      .orderBy(asc(number))
    return { batchId, state: batch.state, message: messageOf(batch, definitions[0]), ...countsOf(batch), rows }
  })
}

function messageOf(batch: Batch, definition: ImportDefinition | undefined): string {
  if (batch.message !== '' || batch.headerRow === null) return batch.message
  return blockersOf(definition?.columns ?? [], { found: batch.columns, defaults: batch.defaults }).join(' ')
}

function countsOf({ counts }: Batch): Pick<ImportReport, 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'> {
  const { create = 0, update = 0, unchanged = 0, skip = 0, error = 0 } = counts ?? {}
  return { created: create, updated: update, unchanged, skipped: skip, failed: error }
}
