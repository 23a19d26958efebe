import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import type { ConfirmActionProps } from './confirm-action.tsx'
import { ProblemNotice } from './problem-notice.tsx'

type ConfirmDialogProps = Pick<
  ConfirmActionProps,
  'label' | 'question' | 'consequence' | 'confirmLabel' | 'danger' | 'onConfirm'
> & { onClose: () => void }

/** The question with its consequence; a refusal of the server shows here. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { label, question, consequence, confirmLabel = label, danger = false, onConfirm, onClose } = props
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } catch (refused) {
      setProblem(asProblem(refused))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={question}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <Text component="div">{consequence}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it as it is
          </Button>
          <Button {...(danger ? { color: 'red.8' } : {})} loading={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
