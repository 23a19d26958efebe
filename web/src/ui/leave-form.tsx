// The question before somebody is shut out: why, and what waits for them.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from '../lib/address.tsx'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface Task {
  title: string
  path: string
}

export interface LeaveFormProps {
  question: string
  consequence: ReactNode
  confirmLabel: string
  /** What waits for the person; undefined while it is being looked up. */
  tasks: readonly Task[] | undefined
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Lists what has to be handed over, and asks for the reason. */
export function LeaveForm({ question, consequence, confirmLabel, tasks, onConfirm, onClose }: LeaveFormProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const send = async () => {
    if (!reason.trim()) return setMissing(true)
    setBusy(true)
    try {
      await onConfirm(reason.trim())
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
        <Tasks tasks={tasks} />
        <Textarea
          data-autofocus
          label="Reason"
          description="Kept with the record, for those who keep members."
          required
          maxLength={1000}
          error={missing && !reason.trim() ? 'Write why: whoever looks at it later needs to know.' : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button color="red.8" loading={busy} onClick={() => void send()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Tasks({ tasks }: Pick<LeaveFormProps, 'tasks'>) {
  if (!tasks) return <Text c="dimmed">Looking up what has to be handed over…</Text>
  if (tasks.length === 0) return <Text>Nothing waits for this person that somebody else would have to take over.</Text>
  return (
    <section aria-label="To be handed over">
      <Text fw={600}>To be handed over:</Text>
      <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
        {tasks.map(({ title, path }) => (
          <li key={path}>
            <Link to={path}>{title}</Link>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        The list stays on the page of the person.
      </Text>
    </section>
  )
}
