// The objectives of one annual work plan, with what an author does to them.

import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { AnnualWorkPlan } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { type ObjectiveView, removeObjective } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay, formatDaysLeft } from '../../lib/calendar.ts'
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
import { objectiveTitle, plannedObjectiveColumns } from './planned-columns.tsx'
import { isPreparing } from './words.ts'

const measured: readonly ListColumn<ObjectiveView>[] = [
  objectiveTitle,
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (row) => <MeasureText of={row} /> },
  { name: 'targetDate', label: 'Due', fact: true, width: 170, render: (row) => <Due row={row} /> },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 270,
    render: (row) => (
      <Progress compact value={row.completion} state={workState(row)} label={`Progress of ${row.title}`} />
    ),
  },
]

const OPEN: readonly string[] = ['not_started', 'in_progress']

function Due({ row }: { row: ObjectiveView }) {
  return (
    <>
      {formatDay(row.targetDate)}
      {OPEN.includes(row.status) && (
        <Text size="xs" c="dimmed" component="div">
          {formatDaysLeft(row.targetDate)}
        </Text>
      )}
    </>
  )
}

/** The objectives in their order; authors add, edit and remove them, reporters record progress. */
export function ObjectiveRows({ params, annual }: { params: PlanParams; annual: AnnualWorkPlan }) {
  const { moa } = params
  const add = annual.canEdit ? { label: 'Add objective', to: hrefOf(places.newObjective, params) } : undefined
  const change: ListColumn<ObjectiveView> = {
    name: 'change',
    label: 'Change',
    width: 170,
    render: (row) => <ChangeObjective moa={moa} row={row} />,
  }
  const report: ListColumn<ObjectiveView> = {
    name: 'report',
    label: 'Report',
    width: 130,
    render: (row) => <Report moa={moa} row={row} />,
  }
  const own = [...(annual.canEdit ? [change] : []), ...(annual.canRecordProgress ? [report] : [])]
  return (
    <Stack gap="sm">
      {add && annual.objectiveList.length > 0 && (
        <Group justify="flex-end" className="no-print">
          <Button component={Link} to={add.to} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {add.label}
          </Button>
        </Group>
      )}
      <RecordRows
        list={listOfRecord(annual.objectiveList)}
        columns={[...(isPreparing(annual.status) ? plannedObjectiveColumns : measured), ...own]}
        noun="objective"
        rowName={(row) => row.title}
        rowHref={(row) => hrefOf(places.objective, { moa, id: row.id })}
        {...(add ? { primary: add } : {})}
        empty={{
          title: 'No objectives yet',
          text: 'An objective names an indicator, a target and the day by which it is reached. It can work towards one of the goals of the strategic plan. A plan needs at least one before it can be submitted.',
        }}
      />
    </Stack>
  )
}

function Report({ moa, row }: { moa: string; row: ObjectiveView }) {
  return (
    <Button
      size="xs"
      variant="default"
      component={Link}
      to={hrefOf(places.objectiveProgress, { moa, id: row.id })}
      aria-label={`Record progress of ${row.title}`}
    >
      Progress
    </Button>
  )
}

function ChangeObjective({ moa, row }: { moa: string; row: ObjectiveView }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        component={Link}
        to={hrefOf(places.editObjective, { moa, id: row.id })}
        aria-label={`Edit ${row.title}`}
      >
        Edit
      </Button>
      <RemoveObjective moa={moa} row={row} />
    </Group>
  )
}

/** Asks, then removes an objective from its draft. */
export function RemoveObjective({ moa, row, onDone }: { moa: string; row: ObjectiveView; onDone?: () => void }) {
  const remove = useAction(removeObjective, onDone ? { onDone } : {})
  return (
    <ConfirmAction
      size={onDone ? 'sm' : 'xs'}
      label="Remove"
      danger
      question={`Remove the objective "${row.title}"?`}
      consequence="It leaves the plan, with its target. The history of the plan keeps what it said."
      confirmLabel="Remove objective"
      onConfirm={() => remove.mutateAsync({ params: { moa, id: row.id } })}
    />
  )
}
