// Saving, renaming and putting a plan aside.
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  discardPlan,
  type PlanView,
  renamePlan,
  savePlan,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

export type Dialog = 'save' | 'rename' | 'discard'

const DIALOGS: Readonly<Record<Dialog, { title: string; words: string; label: string }>> = {
  save: {
    title: 'Save this version',
    words: 'A saved version stays as it is: it can be compared and published. To change it, start a draft from it.',
    label: 'Save version',
  },
  rename: { title: 'Rename this plan', words: '', label: 'Rename' },
  discard: {
    title: 'Discard this plan?',
    words: 'It stays in the list as discarded, and cannot be changed or published any more.',
    label: 'Discard',
  },
}

export function PlanDialog({ kind, plan, onClose }: { kind: Dialog; plan: PlanView; onClose: () => void }) {
  const [name, setName] = useState(plan.name)
  const [note, setNote] = useState(kind === 'discard' ? '' : plan.note)
  const [problem, setProblem] = useState<ProblemError>()
  const asks = { save: useAction(savePlan), rename: useAction(renamePlan), discard: useAction(discardPlan) }
  const { title, words, label } = DIALOGS[kind]
  const params = { id: plan.id }
  const { version } = plan
  const missing = kind === 'discard' ? note.trim() === '' : name.trim() === ''
  const send = () =>
    kind === 'discard'
      ? asks.discard.mutateAsync({ params, body: { reason: note.trim(), version } })
      : asks[kind].mutateAsync({ params, body: { name: name.trim(), note, version } })
  const submit = () => void send().then(onClose, (refused: unknown) => setProblem(asProblem(refused)))
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!missing) submit()
        }}
      >
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          {words && <Text>{words}</Text>}
          {kind !== 'discard' && (
            <TextInput
              label="Name"
              data-autofocus
              {...limitsOf(savePlan, 'name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={kind === 'discard' ? 'Reason' : 'Note (optional)'}
            description={kind === 'discard' ? undefined : 'What is special about it, for those who compare and decide.'}
            autosize
            minRows={2}
            maxLength={kind === 'discard' ? 1000 : 2000}
            required={kind === 'discard'}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it as it is
            </Button>
            <Button type="submit" loading={asks[kind].isPending} disabled={missing}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
