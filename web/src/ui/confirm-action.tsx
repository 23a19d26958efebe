// A button that asks first and names the consequence.
import type { ButtonProps } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { ActionButton } from './action-button.tsx'

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then((module) => ({ default: module.ConfirmDialog })))

export interface ConfirmActionProps extends Omit<ButtonProps, 'disabled'> {
  /** Words on the button; also on the button that confirms, unless `confirmLabel` says more. */
  label: string
  /** The question: `Cancel wave 3?` */
  question: string
  /** What happens: `112 people in 6 organizations lose access today.` */
  consequence: ReactNode
  confirmLabel?: string
  /** Destroys or takes away something. */
  danger?: boolean
  refusal?: string | null
  onConfirm: () => Promise<unknown>
}

/** Asks in a dialog; its code is loaded when it is first asked. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { label, question, consequence, confirmLabel, danger, refusal, onConfirm, ...look } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActionButton variant="default" {...look} refusal={refusal} onClick={() => setOpen(true)}>
        {label}
      </ActionButton>
      {open && (
        <Suspense>
          <ConfirmDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
