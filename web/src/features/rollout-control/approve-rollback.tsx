// The button that approves, and its question, whose code is loaded when it is first asked.
import { lazy, Suspense, useState } from 'react'
import type { RollbackView } from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'

const Dialog = lazy(() => import('./approve-dialog.tsx').then((module) => ({ default: module.ApproveDialog })))

export function ApproveRollback({ rollback, refusal }: { rollback: RollbackView; refusal: string | null }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActionButton color="red.8" refusal={refusal} onClick={() => setOpen(true)}>
        {rollback.kind === 'undo' ? 'Approve and undo' : 'Approve and roll back'}
      </ActionButton>
      {open && (
        <Suspense>
          <Dialog rollback={rollback} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
