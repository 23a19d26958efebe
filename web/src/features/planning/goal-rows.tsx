// The goals of one plan, with what an author does to them.
import { Button, Group, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type GoalView, removeGoal } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import type { StrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { workState } from '../../lib/words.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { MeasureText } from '../../ui/measure.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import type { PlanParams } from './plan-steps.ts'
import { goalPriority, goalTitle, plannedGoalColumns } from './planned-columns.tsx'
import { isPreparing } from './words.ts'

const measured: readonly ListColumn<GoalView>[] = [
  goalTitle,
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (goal) => <MeasureText of={goal} /> },
  goalPriority,
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 260,
    render: (goal) => (
      <Progress compact value={goal.completion} state={workState(goal)} label={`Progress of ${goal.title}`} />
    ),
  },
]

/** The goals in their order; authors of a draft add, edit and remove them here. */
export function GoalRows({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  const { moa } = params
  const add = plan.canEdit ? { label: 'Add goal', to: hrefOf(places.newGoal, params) } : undefined
  const change: ListColumn<GoalView> = {
    name: 'change',
    label: 'Change',
    width: 170,
    render: (goal) => <ChangeGoal moa={moa} goal={goal} />,
  }
  return (
    <Stack gap="sm">
      {add && plan.goalList.length > 0 && (
        <Group justify="flex-end" className="no-print">
          <Button component={Link} to={add.to} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {add.label}
          </Button>
        </Group>
      )}
      <RecordRows
        list={listOfRecord(plan.goalList)}
        columns={[...(isPreparing(plan.status) ? plannedGoalColumns : measured), ...(plan.canEdit ? [change] : [])]}
        noun="goal"
        rowName={(goal) => goal.title}
        rowHref={(goal) => hrefOf(places.goal, { moa, id: goal.id })}
        {...(add ? { primary: add } : {})}
        empty={{
          title: 'No goals yet',
          text: 'A goal names one result of the plan and how it is measured: from a baseline to a target. A plan needs at least one goal before it can be submitted.',
        }}
      />
    </Stack>
  )
}

function ChangeGoal({ moa, goal }: { moa: string; goal: GoalView }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        component={Link}
        to={hrefOf(places.editGoal, { moa, id: goal.id })}
        aria-label={`Edit ${goal.title}`}
      >
        Edit
      </Button>
      <RemoveGoal moa={moa} goal={goal} />
    </Group>
  )
}

/** Asks, then removes a goal from its draft. */
export function RemoveGoal({ moa, goal, onDone }: { moa: string; goal: GoalView; onDone?: () => void }) {
  const remove = useAction(removeGoal, onDone ? { onDone } : {})
  return (
    <ConfirmAction
      size={onDone ? 'sm' : 'xs'}
      label="Remove"
      danger
      question={`Remove the goal "${goal.title}"?`}
      consequence="It leaves the plan, with its target. The history of the plan keeps what it said."
      confirmLabel="Remove goal"
      onConfirm={() => remove.mutateAsync({ params: { moa, id: goal.id } })}
    />
  )
}
