// Reading a file into rows of the database: piece by piece, a thousand rows a statement.
import { eq, sql } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { FILE_KINDS } from '../files/file-kinds.ts'
import type { ImportDefinition } from './define-import.ts'
import { callerFor, type ImportContext, lockBatch, type NoteProgress, startProgress } from './import-context.ts'
import { failImport } from './import-errors.ts'
import { type Batch, importBatches, importRows } from './import-tables.ts'
import { MOST_ROWS } from './imports.contract.ts'
import { findHeader, HEADER_WITHIN, matchColumns } from './match-columns.ts'
import { readCsv } from './read-csv.ts'
import type { FileReader, FileRow } from './read-rows.ts'
import { readXlsx } from './read-xlsx.ts'
import { releaseMemory } from './release-memory.ts'

const ROWS_A_STATEMENT = 1_000

/** Reads the file of a batch that was not read yet. All of it, or none: one transaction. */
export async function stageFile(context: ImportContext, batch: Batch, definition: ImportDefinition): Promise<void> {
  if (batch.fileKey === null) return failImport('imports.file.removed', { days: 0 })
  const bytes = Buffer.from(await context.files.read(batch.fileKey))
  const reader = batch.mediaType === FILE_KINDS.xlsx.mediaType ? readXlsx(bytes) : readCsv(bytes)
  const noteProgress = await startProgress(context, { batchId: batch.id, step: 'Reading the file', total: 0 })
  await inPlatform(context.database, await callerFor(context, batch.createdBy), async (scope) => {
    const { headerRow } = await lockBatch(scope, batch.id)
    if (headerRow !== null) return
    await scope.db.delete(importRows).where(eq(importRows.batchId, batch.id))
    await stageRows(scope, { batch, definition, reader, noteProgress })
  })
}

interface Staging {
  batch: Batch
  definition: ImportDefinition
  reader: FileReader
  noteProgress: NoteProgress
}

async function stageRows(scope: PlatformScope, { batch, definition, reader, noteProgress }: Staging): Promise<void> {
  const [head, rows] = await splitHead(reader.rows)
  const header = findHeader(head, definition.columns) ?? failImport('imports.file.no_rows')
  const waiting = head.filter(({ number }) => number > header.number)
  let count = 0
  const flush = async () => {
    await insertRows(scope, batch.id, waiting)
    const before = count
    count += waiting.splice(0).length
    releaseMemory(before, count)
    await noteProgress(count)
  }
  for (;;) {
    if (count + waiting.length > MOST_ROWS)
      failImport('imports.file.too_many_rows', { limit: MOST_ROWS.toLocaleString('en') })
    if (waiting.length >= ROWS_A_STATEMENT) await flush()
    const next = await rows.next()
    if (next.done) break
    waiting.push(next.value)
  }
  await flush()
  if (count === 0) failImport('imports.file.no_rows')
  await scope.db
    .update(importBatches)
    .set({
      headerRow: header.number,
      columns: matchColumns(header.cells, definition.columns),
      notes: reader.notes,
      rowCount: count,
    })
    .where(eq(importBatches.id, batch.id))
}

/** The first rows, among which the headers are, and the way to all others. */
async function splitHead(rows: AsyncIterable<FileRow>): Promise<[FileRow[], AsyncIterator<FileRow>]> {
  const iterator = rows[Symbol.asyncIterator]()
  const head: FileRow[] = []
  while (head.length < HEADER_WITHIN) {
    const next = await iterator.next()
    if (next.done) break
    head.push(next.value)
  }
  return [head, iterator]
}

async function insertRows({ db }: PlatformScope, batchId: string, rows: readonly FileRow[]): Promise<void> {
  const records = rows.map(({ number, cells, problems }) => ({ number, given: cells, reading: problems }))
  if (records.length === 0) return
  await db.execute(sql`insert into import_row (batch_id, number, given, reading)
    select ${batchId}::uuid, r.number, r.given, r.reading
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (number integer, given jsonb, reading jsonb)`)
}
