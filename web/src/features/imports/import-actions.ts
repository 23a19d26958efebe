// Taking a step of an import.
import {
  approveImport,
  cancelImport,
  type ImportBatchView,
  returnImport,
  submitImport,
  undoImport,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { tell } from '../../ui/notice.ts'
import type { RecordAction } from '../../ui/record-page.tsx'
import { stepDone } from './steps.ts'

/** Sends the step; throws the refusal, which the dialog shows. */
export function useImportSteps(batch: ImportBatchView) {
  const submit = useAction(submitImport)
  const giveBack = useAction(returnImport)
  const approve = useAction(approveImport)
  const cancel = useAction(cancelImport)
  const undo = useAction(undoImport)
  const params = { id: batch.id }
  const takers: Record<string, (body: { version: number; comment?: string }) => Promise<unknown>> = {
    submit: (body) => submit.mutateAsync({ params, body }),
    return: (body) => giveBack.mutateAsync({ params, body }),
    approve: (body) => approve.mutateAsync({ params, body: { ...body, planHash: batch.planHash ?? '' } }),
    cancel: (body) => cancel.mutateAsync({ params, body }),
    undo: (body) => undo.mutateAsync({ params, body }),
  }
  return async ({ action }: RecordAction, comment: string): Promise<void> => {
    await takers[action]?.({ version: batch.version, ...(comment ? { comment } : {}) })
    tell.done(stepDone(action))
  }
}

const FORWARD = ['submit', 'approve']

/** The step forward first: it is the one that stands out. */
export function forwardFirst(actions: readonly RecordAction[]): RecordAction[] {
  const rank = ({ action }: RecordAction) => (FORWARD.includes(action) ? 0 : 1)
  return actions.toSorted((a, b) => rank(a) - rank(b))
}
