// Sending, returning, approving, cancelling and undoing: the steps of people.
import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { PlatformScope } from '../database/scope.ts'
import { fail } from '../errors/platform-errors.ts'
import { refusalOf } from '../workflow/workflow.ts'
import type { ImportDefinition } from './define-import.ts'
import { definitionOf, lockBatch } from './import-context.ts'
import { failImport } from './import-errors.ts'
import { RUN_IMPORT, UNDO_IMPORT } from './import-job-names.ts'
import { tellOfStep } from './import-news.ts'
import { type Batch, type BatchStep, importBatches } from './import-tables.ts'
import { hindranceOf, type ImportAction, importWorkflow, preparersOf } from './import-workflow.ts'
import { blockersOf } from './match-columns.ts'

interface StepInput {
  id: string
  version: number
  comment?: string | undefined
  /** Of the plan that the approver has seen. */
  planHash?: string
}

/**
 * Takes a step. Errors: workflow.not_now, access.missing_permission, workflow.four_eyes, workflow.comment_required,
 * concurrency.stale, imports.plan.*, imports.file.removed.
 */
export async function takeImportStep(
  scope: PlatformScope,
  definitions: readonly ImportDefinition[],
  { action, ...input }: StepInput & { action: ImportAction },
): Promise<void> {
  const batch = await lockBatch(scope, input.id)
  requirePossible(scope, batch, { action, ...input })
  const { columns } = definitionOf(definitions, batch.kind)
  const hindrance = hindranceOf(action, batch, blockersOf(columns, { found: batch.columns, defaults: batch.defaults }))
  if (hindrance) failImport(hindrance.code, hindrance.values)
  await scope.db
    .update(importBatches)
    .set({
      ...marksOf(action, scope),
      state: importWorkflow.transitions[action].to,
      steps: [...batch.steps, stepOf(scope, action, input.comment)],
      version: batch.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(importBatches.id, batch.id))
  await tellOfStep(scope, batch, { action, comment: input.comment ?? '' })
  const job = JOB_AFTER[action]
  if (job) await scope.enqueue(job, { batchId: batch.id })
}

const JOB_AFTER: Partial<Record<ImportAction, string>> = { approve: RUN_IMPORT, undo: UNDO_IMPORT }

function requirePossible(
  { actor }: PlatformScope,
  batch: Batch,
  { action, version, comment, planHash }: StepInput & { action: ImportAction },
): void {
  const transition = importWorkflow.transitions[action]
  if (!(transition.from as readonly string[]).includes(batch.state)) {
    fail('workflow.not_now', { state: importWorkflow.states[batch.state], action: transition.label })
  }
  const refusal = refusalOf(transition, { status: batch.state, preparers: preparersOf(batch) }, actor)
  if (refusal?.code === 'workflow.four_eyes') fail('workflow.four_eyes')
  if (refusal) fail('access.missing_permission', { roles: `those with ${transition.permission}` })
  if (transition.comment === 'required' && !comment) fail('workflow.comment_required')
  if (version !== batch.version) fail('concurrency.stale', {}, { extra: { current: { version: batch.version } } })
  if (action === 'approve' && planHash !== batch.planHash) failImport('imports.plan.changed')
}

function marksOf(action: ImportAction, { actor }: PlatformScope): PgUpdateSetSource<typeof importBatches> {
  const by = actor.id || null
  const at = sql`now()`
  if (action === 'submit') return { submittedBy: by, submittedAt: at, decidedBy: null, decidedAt: null, message: '' }
  if (action === 'approve') return { decidedBy: by, decidedAt: at, attempts: 0, outcomes: null }
  return action === 'undo' ? { undoneBy: by } : {}
}

export function stepOf({ actor, clock }: PlatformScope, action: BatchStep['action'], comment = ''): BatchStep {
  return { action, byId: actor.id || null, by: actor.name, at: clock.now().toString(), comment }
}
