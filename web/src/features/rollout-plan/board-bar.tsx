// Tools of the board: propose, undo, redo, and what follows when somebody is put into another wave.
import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowsExchange } from '@tabler/icons-react'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import classes from './plan.module.css'
import type { PlanWork } from './use-plan-work.ts'

export function BoardBar({ plan, work }: { plan: PlanView; work: PlanWork }) {
  return (
    <div className={classes.bar}>
      <h2>Waves</h2>
      {work.canEdit && (
        <Group gap="xs" align="flex-end" className="no-print">
          <ChoiceField
            label="When you move an organization"
            size="xs"
            value={work.afterMove}
            onChange={(after) => work.setAfterMove(after === 'judge' ? 'judge' : 'solve')}
            data={[
              { value: 'solve', label: 'Pin it and solve the rest' },
              { value: 'judge', label: 'Move only it, and check the rules' },
            ]}
          />
          <Steps plan={plan} work={work} />
          <ActionButton
            size="xs"
            refusal={work.busy ? 'The optimiser is at work. Wait for it, or stop it.' : null}
            onClick={() => void work.solve(plan.question, true)}
          >
            Solve again
          </ActionButton>
        </Group>
      )}
    </div>
  )
}

function Steps({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const used = plan.waves.filter(({ organizations }) => organizations.length > 0)
  const swaps = used.slice(1).map((later, at) => [used[at]?.wave ?? 0, later.wave] as const)
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        refusal={plan.undo && !work.busy ? null : 'There is no step to undo.'}
        onClick={() => void work.step('undo')}
      >
        Undo
      </ActionButton>
      <ActionButton
        size="xs"
        variant="default"
        leftSection={<IconArrowForwardUp size={16} aria-hidden />}
        refusal={plan.redo && !work.busy ? null : 'There is no step to redo.'}
        onClick={() => void work.step('redo')}
      >
        Redo
      </ActionButton>
      {swaps.length > 0 && (
        <MenuButton
          label="Order of waves"
          trigger={(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              disabled={work.busy}
              leftSection={<IconArrowsExchange size={16} aria-hidden />}
            >
              Order
            </Button>
          )}
          parts={[
            { heading: 'Exchange two waves' },
            ...swaps.map(([wave, to]) => ({
              label: `Waves ${wave} and ${to}`,
              onClick: () => void work.exchange(wave, to),
            })),
          ]}
        />
      )}
    </>
  )
}
