// A batch as people see it.
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { ImportDefinition } from './define-import.ts'
import { definitionOf, getBatch } from './import-context.ts'
import { type Batch, type BatchStep, importBatches, importProgress, persons } from './import-tables.ts'
import { importActions, importWorkflow } from './import-workflow.ts'
import type { ImportBatchView } from './imports.contract.ts'
import { blockersOf, missingColumns } from './match-columns.ts'
import { spreadOf } from './plan-spread.ts'

const UNDER_WAY = ['checking', 'approved', 'running', 'undoing']
const SAME_FILES = 5

/** Fails with imports.batch.not_found. */
export async function viewBatch(
  scope: PlatformScope,
  definitions: readonly ImportDefinition[],
  id: string,
): Promise<ImportBatchView> {
  const batch = await getBatch(scope, id)
  const definition = definitionOf(definitions, batch.kind)
  const same = await sameFiles(scope, batch)
  const names = await namesOf(scope, [batch, ...same])
  const who = (personId: string | null) =>
    personId === null ? null : { id: personId, name: names.get(personId) ?? '' }
  const file = { found: batch.columns, defaults: batch.defaults }
  const blockers = batch.headerRow === null ? [] : blockersOf(definition.columns, file)
  const isUnderWay = UNDER_WAY.includes(batch.state)
  const mayManage = scope.actor.permissions.has('imports.batch.manage')
  const isEditable = (importWorkflow.editable as readonly string[]).includes(batch.state) && batch.headerRow !== null
  return {
    ...factsOf(batch),
    title: definition.title,
    noun: { one: definition.noun[0], many: definition.noun[1] },
    fileKept: batch.fileKey !== null,
    columns: batch.columns.map((column, position) => ({ position, ...column })),
    missingColumns: batch.headerRow === null ? [] : missingColumns(definition.columns, file).map(({ name }) => name),
    blockers,
    // Going through all rows would slow down who waits and asks again and again.
    spread: isUnderWay ? null : await spreadOf(scope, batch, definition),
    progress: isUnderWay ? await progressOf(scope, id) : null,
    createdBy: who(batch.createdBy),
    submittedBy: who(batch.submittedBy),
    decidedBy: who(batch.decidedBy),
    undoneBy: who(batch.undoneBy),
    steps: batch.steps.map(({ action, by, at, comment }) => ({ action, label: STEP_WORDS[action], by, at, comment })),
    sameFileAs: same.map(({ id, createdAt, createdBy, state }) => ({
      id,
      createdAt,
      state,
      createdBy: who(createdBy),
    })),
    actions: importActions(batch, blockers, scope.actor),
    editable: isEditable && mayManage,
  }
}

const STEP_WORDS: Record<BatchStep['action'], string> = {
  uploaded: 'Uploaded',
  changed: 'Settings changed',
  fixed: 'Cells put right',
  submit: 'Sent for approval',
  return: 'Returned for changes',
  approve: 'Approved',
  cancel: 'Cancelled',
  undo: 'Undone',
}

/** What is shown as it is stored. */
function factsOf(batch: Batch) {
  const { id, kind, fileName, state, mode, wave, rowCount, counts, outcomes, message, createdAt, finishedAt } = batch
  const { size, sha256, options, defaults, notes, causes, attempts, submittedAt, decidedAt, startedAt } = batch
  const { undoneAt, planHash, version } = batch
  return {
    ...{ id, kind, fileName, state, mode, wave, rowCount, counts, outcomes, message, createdAt, finishedAt },
    ...{ size, sha256, options, defaults, notes, causes, attempts, submittedAt, decidedAt, startedAt },
    ...{ undoneAt, planHash, version },
  }
}

/** Ids grow with time: only those before. */
function sameFiles({ db }: PlatformScope, { id, sha256, kind }: Batch) {
  const { createdAt, createdBy, state } = importBatches
  return db
    .select({ id: importBatches.id, createdAt, createdBy, state })
    .from(importBatches)
    .where(and(eq(importBatches.sha256, sha256), eq(importBatches.kind, kind), lt(importBatches.id, id)))
    .orderBy(desc(createdAt))
    .limit(SAME_FILES)
}

type Hands = Partial<Pick<Batch, 'createdBy' | 'submittedBy' | 'decidedBy' | 'undoneBy'>>

async function namesOf({ db }: PlatformScope, batches: readonly Hands[]): Promise<Map<string, string>> {
  const ids = batches
    .flatMap(({ createdBy, submittedBy, decidedBy, undoneBy }) => [createdBy, submittedBy, decidedBy, undoneBy])
    .filter((id): id is string => typeof id === 'string')
  if (ids.length === 0) return new Map()
  const rows = await db.select().from(persons).where(inArray(persons.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function progressOf({ db }: PlatformScope, batchId: string): Promise<ImportBatchView['progress']> {
  const { step, done, total } = importProgress
  const [progress] = await db
    .select({ step, done, total })
    .from(importProgress)
    .where(eq(importProgress.batchId, batchId))
  return progress ?? null
}
