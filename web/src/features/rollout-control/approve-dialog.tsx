// The question before a rollback: its consequence in numbers, and the code of the organization, typed.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  approveRollback,
  type RollbackView,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { consequenceOf, questionOf } from './words.ts'

export function ApproveDialog({ rollback, onClose }: { rollback: RollbackView; onClose: () => void }) {
  const { id, version, organization, kind } = rollback
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const approve = useAction(approveRollback)
  const matches = typed.trim().toUpperCase() === organization
  const send = async () => {
    try {
      await approve.mutateAsync({ params: { id }, body: { version, confirmation: typed.trim() } })
      onClose()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <Modal opened onClose={onClose} title={questionOf(rollback)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (matches) void send()
        }}
      >
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <Text component="div">{consequenceOf(rollback)}</Text>
          <TextInput
            data-autofocus
            label={`Type ${organization} to confirm`}
            maxLength={20}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it as it is
            </Button>
            <Button type="submit" color="red.8" disabled={!matches} loading={approve.isPending}>
              {kind === 'undo' ? 'Undo the rollback' : `Roll ${organization} back`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
