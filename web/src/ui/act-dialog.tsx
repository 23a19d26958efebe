// The question before a step. Its code is loaded when it is first asked.
import { lazy, type ReactNode, Suspense } from 'react'
import type { RecordAction } from './record-page.tsx'

const Body = lazy(() => import('./act-dialog-body.tsx').then((module) => ({ default: module.ActDialogBody })))

export interface ActDialogProps {
  action: RecordAction
  /** In place of the step's name: `Approve the import of 590 people?` */
  question?: string | undefined
  consequence: ReactNode
  onAct: (action: RecordAction, comment: string) => Promise<unknown>
  onClose: () => void
}

/** Asks with what the step does and the comment that it needs; stays open with the reason when the server refuses. */
export function ActDialog(props: ActDialogProps) {
  return (
    <Suspense>
      <Body {...props} />
    </Suspense>
  )
}
