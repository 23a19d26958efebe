// The states of a rollback. Jobs check and run it; people prepare, approve, give up and undo it.
import { actionsFor, type Doer, defineWorkflow, type PossibleAction } from '../../../platform/workflow/workflow.ts'
import { ROLLBACK_STATE_WORDS, type RollbackState } from './rollback.contract.ts'
import type { Rollback } from './tables.ts'

const PREPARE = 'rollout.rollback.prepare'

export type RollbackAction = 'approve' | 'check' | 'cancel' | 'undo'

export const rollbackWorkflow = defineWorkflow<RollbackState, RollbackAction>({
  subject: 'rollout_rollback',
  initial: 'checking',
  states: ROLLBACK_STATE_WORDS,
  editable: [],
  transitions: {
    approve: {
      label: 'Approve and roll back',
      from: ['ready'],
      to: 'approved',
      permission: 'rollout.rollback.approve',
      fourEyes: true,
      comment: 'optional',
    },
    check: { label: 'Check again', from: ['ready', 'blocked', 'failed'], to: 'checking', permission: PREPARE },
    cancel: {
      label: 'Give up',
      from: ['checking', 'ready', 'blocked', 'approved', 'failed'],
      to: 'cancelled',
      permission: PREPARE,
      comment: 'required',
    },
    undo: { label: 'Undo rollback', from: ['done'], to: 'done', permission: PREPARE, comment: 'required' },
  },
})

/** Four eyes count where the organization is live. */
export function preparersOf({ needsSecondPerson, preparedBy }: Rollback): string[] {
  return needsSecondPerson && preparedBy !== null ? [preparedBy] : []
}

/** What somebody may do now. `hindrance` says why approval is not possible although the state allows it. */
export function rollbackActions(
  rollback: Rollback,
  doer: Doer,
  { hindrance, isUndone }: { hindrance: PossibleAction['refusal']; isUndone: boolean },
): PossibleAction[] {
  return actionsFor(rollbackWorkflow, { status: rollback.state, preparers: preparersOf(rollback) }, doer)
    .filter(({ action }) => action !== 'undo' || !isUndone)
    .map((action) => (action.action === 'approve' ? { ...action, refusal: action.refusal ?? hindrance } : action))
}
