// Starting a plan.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { createPlan } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { formatDay, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { places } from './addresses.ts'

export function NewPlan({ onClose }: { onClose: () => void }) {
  const create = useAction(createPlan)
  const go = useGo()
  const [name, setName] = useState(`Plan of ${formatDay(today())}`)
  const [problem, setProblem] = useState<ProblemError>()
  const start = () =>
    void create.mutateAsync({ body: { name: name.trim(), basedOn: null } }).then(
      ({ id }) => go(hrefOf(places.plan, { id })),
      (refused: unknown) => setProblem(asProblem(refused)),
    )
  return (
    <Modal opened onClose={onClose} title="New plan">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) start()
        }}
      >
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <TextInput
            label="Name"
            description="It starts with the limits of the settings. To start from another plan, open that one."
            data-autofocus
            {...limitsOf(createPlan, 'name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it as it is
            </Button>
            <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
              Start draft
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
