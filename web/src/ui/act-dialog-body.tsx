// The question before a step: what it does, and the comment where the rule asks for one.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import type { ActDialogProps } from './act-dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'

/** Asks, sends, and stays open with the reason when the server refuses. */
export function ActDialogBody({ action, question, consequence, onAct, onClose }: ActDialogProps) {
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const required = action.comment === 'required'
  const send = async () => {
    if (required && !comment.trim()) return setMissing(true)
    setBusy(true)
    try {
      await onAct(action, comment.trim())
      onClose()
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={question ?? action.label}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        {consequence && <Text component="div">{consequence}</Text>}
        {action.comment !== 'none' && (
          <Textarea
            data-autofocus
            label={required ? 'Comment' : 'Comment (optional)'}
            description="Shown to everyone who may see this record, and kept in its history."
            maxLength={4000}
            required={required}
            error={missing && !comment.trim() ? 'Write a comment: the next person needs to know why.' : undefined}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button loading={busy} onClick={() => void send()}>
            {action.label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
