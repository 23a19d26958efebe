// A button that asks first and names the consequence.
import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import { ActionButton } from './action-button.tsx'
import { ProblemNotice } from './problem-notice.tsx'

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

/** Asks in a dialog; a refusal of the server shows there. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { label, question, consequence, confirmLabel = label, danger = false, refusal, onConfirm, ...look } = props
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      setOpen(false)
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <ActionButton variant="default" {...look} refusal={refusal} onClick={() => setOpen(true)}>
        {label}
      </ActionButton>
      <Modal opened={open} onClose={() => setOpen(false)} title={question}>
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <Text component="div">{consequence}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setOpen(false)}>
              Keep it as it is
            </Button>
            <Button {...(danger ? { color: 'red.8' } : {})} loading={busy} onClick={() => void confirm()}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
