// From upload to done: who may take which step from where, and what else has to hold.
import { BmmsError } from '../errors/errors.ts'
import { actionsFor, type Doer, defineWorkflow, type PossibleAction } from '../workflow/workflow.ts'
import { importErrors } from './import-errors.ts'
import type { Batch } from './import-tables.ts'
import { type ImportState, KEPT_DAYS } from './imports.contract.ts'

const MANAGE = 'imports.batch.manage'
const APPROVE = 'imports.batch.approve'

export type ImportAction = 'submit' | 'return' | 'approve' | 'cancel' | 'undo'

export const importWorkflow = defineWorkflow<ImportState, ImportAction>({
  subject: 'import',
  initial: 'checking',
  states: {
    checking: 'being checked',
    checked: 'checked',
    submitted: 'waiting for approval',
    returned: 'returned for changes',
    approved: 'approved',
    running: 'running',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    undoing: 'being undone',
    undone: 'undone',
  },
  editable: ['checking', 'checked', 'returned', 'failed'],
  transitions: {
    submit: {
      label: 'Send for approval',
      from: ['checked', 'returned', 'failed'],
      to: 'submitted',
      permission: MANAGE,
      comment: 'optional',
    },
    return: {
      label: 'Return for changes',
      from: ['submitted'],
      to: 'returned',
      permission: APPROVE,
      comment: 'required',
    },
    approve: {
      label: 'Approve and import',
      from: ['submitted'],
      to: 'approved',
      permission: APPROVE,
      fourEyes: true,
      comment: 'optional',
    },
    cancel: {
      label: 'Cancel import',
      from: ['checking', 'checked', 'submitted', 'returned', 'approved', 'failed'],
      to: 'cancelled',
      permission: MANAGE,
      comment: 'optional',
    },
    undo: { label: 'Undo import', from: ['done'], to: 'undoing', permission: APPROVE, comment: 'required' },
  },
})

/** Whoever uploaded, changed, corrected or sent it. */
export function preparersOf({
  steps,
  createdBy,
  submittedBy,
}: Pick<Batch, 'steps' | 'createdBy' | 'submittedBy'>): string[] {
  const prepared = steps.filter(({ action }) => ['uploaded', 'changed', 'fixed', 'submit'].includes(action))
  const ids = [createdBy, submittedBy, ...prepared.map(({ byId }) => byId)]
  return [...new Set(ids.filter((id): id is string => id !== null))]
}

/** What a person may do now; beyond permission and four-eyes also whether the plan is fit for it. */
export function importActions(batch: Batch, blockers: readonly string[], doer: Doer): PossibleAction[] {
  const standing = { status: batch.state, preparers: preparersOf(batch) }
  return actionsFor(importWorkflow, standing, doer).map((action) => {
    const hindrance = hindranceOf(action.action, batch, blockers)
    return { ...action, refusal: action.refusal ?? (hindrance && wordsOf(hindrance)) }
  })
}

export interface Hindrance {
  code: keyof typeof importErrors
  values: Record<string, string | number>
}

/** Why a step is not possible although the state would allow it. */
export function hindranceOf(action: string, batch: Batch, blockers: readonly string[]): Hindrance | null {
  if (action === 'undo' && batch.fileKey === null) return { code: 'imports.file.removed', values: { days: KEPT_DAYS } }
  if (action !== 'submit') return null
  const { counts, mode } = batch
  if (blockers[0] !== undefined || counts === null) {
    return { code: 'imports.plan.blocked', values: { problem: blockers[0] ?? 'The rows have not been checked yet.' } }
  }
  if (mode === 'all_or_nothing' && counts.error > 0)
    return { code: 'imports.plan.errors', values: { count: counts.error } }
  return counts.create + counts.update === 0 ? { code: 'imports.plan.nothing', values: {} } : null
}

function wordsOf({ code, values }: Hindrance): { code: string; message: string } {
  return { code, message: new BmmsError(code, importErrors[code], { values }).message }
}
