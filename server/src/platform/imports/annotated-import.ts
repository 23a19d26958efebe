// The spreadsheet with what came of each row beside it; put right, it can be uploaded again.
import { asc, eq } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { Column } from '../documents/columns.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import { FILE_KINDS } from '../files/file-kinds.ts'
import type { FileReply } from '../http/route.ts'
import type { CellProblem } from './define-import.ts'
import { getBatch } from './import-context.ts'
import { failImport } from './import-errors.ts'
import { type Batch, importRows } from './import-tables.ts'
import { KEPT_DAYS } from './imports.contract.ts'

type Row = Pick<
  typeof importRows.$inferSelect,
  'number' | 'given' | 'fixed' | 'verdict' | 'errors' | 'warnings' | 'outcome' | 'outcomeReason'
>

export interface Annotated {
  batch: Batch
  rows: Row[]
}

/** Fails with imports.batch.not_found and imports.file.removed. */
export async function loadAnnotated(scope: PlatformScope, id: string): Promise<Annotated> {
  const batch = await getBatch(scope, id)
  if (batch.fileKey === null) failImport('imports.file.removed', { days: KEPT_DAYS })
  const { number, given, fixed, verdict, errors, warnings, outcome, outcomeReason } = importRows
  const rows = await scope.db
    .select({ number, given, fixed, verdict, errors, warnings, outcome, outcomeReason })
    .from(importRows)
    .where(eq(importRows.batchId, id))
    .orderBy(asc(number))
  return { batch, rows }
}

export async function renderAnnotated({ batch, rows }: Annotated, scope: PlatformScope): Promise<FileReply> {
  const columns: Column<Row>[] = [
    ...fileColumns(batch),
    { key: 'bmms_row', title: 'Row', type: 'integer', value: ({ number }) => number },
    { key: 'bmms_verdict', title: 'Verdict', type: 'text', value: ({ verdict }) => verdict },
    { key: 'bmms_outcome', title: 'Outcome', type: 'text', value: ({ outcome }) => outcome ?? '' },
    { key: 'bmms_errors', title: 'Errors', type: 'text', value: ({ errors }) => wordsOf(errors) },
    {
      key: 'bmms_remarks',
      title: 'Remarks',
      type: 'text',
      value: ({ warnings, fixed, outcomeReason }) => {
        const put = Object.keys(fixed)
        return [wordsOf(warnings), put.length > 0 ? `Put right in BMMS: ${put.join(', ')}.` : '', outcomeReason]
          .filter(Boolean)
          .join('\n')
      },
    },
  ]
  const bytes = await writeXlsx({ title: batch.fileName, columns, rows, generatedAt: scope.clock.now() })
  const fileName = `${batch.fileName.replace(/\.[a-z]+$/i, '')}-checked.xlsx`
  return { bytes, mediaType: FILE_KINDS.xlsx.mediaType, fileName }
}

/** The columns of the file in their order, with what was put right; headers in the form of our files. */
function fileColumns({ columns }: Batch): Column<Row>[] {
  const keys = new Set<string>()
  return columns.map(({ header, column }, at) => ({
    key: freeKey(header, at, keys),
    title: header,
    type: 'text',
    value: ({ given, fixed }) => (column === null ? undefined : fixed[column]) ?? given[at] ?? '',
  }))
}

function freeKey(header: string, at: number, keys: Set<string>): string {
  const plain = header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  const wanted = plain || `column_${at + 1}`
  const key =
    keys.has(wanted) || wanted.startsWith('bmms_') ? `${wanted.replace('bmms_', 'earlier_')}_${at + 1}` : wanted
  keys.add(key)
  return key
}

function wordsOf(problems: readonly CellProblem[]): string {
  return problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('\n')
}
