// One goal of a strategic plan: how far it is, and what works towards it.
import { Button, Group } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { listObjectives, type ObjectiveRow } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { GOAL_STATUSES } from '../../../../server/src/modules/planning/planning.contract.ts'
import {
  type GoalRecord,
  readGoal,
  setGoalStatus,
} from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link, useGo } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize, workState } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { ChangeStatus } from './change-status.tsx'
import { RemoveGoal } from './goal-rows.tsx'
import { MeasureAside } from './measure-aside.tsx'
import type { PlanParams } from './plan-steps.ts'
import { LongText } from './plan-texts.tsx'
import { ProgressEntries } from './progress-entries.tsx'
import { RecordingNotice } from './recording-notice.tsx'
import { isPreparing, yearsOf } from './words.ts'

type Goal = Static<typeof GoalRecord>
type GoalStatus = (typeof GOAL_STATUSES)[number]

/** Progress first, then the objectives of the years, then the description. */
export function GoalPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readGoal, { params }))
  return <Loaded query={query}>{(goal) => <GoalRecordPage params={params} goal={goal} />}</Loaded>
}

function GoalRecordPage({ params, goal }: { params: PlanParams; goal: Goal }) {
  const plan = hrefOf(places.plan, { moa: params.moa, id: goal.planId })
  return (
    <RecordPage
      kind={`Goal of ${goal.planTitle}, ${yearsOf(goal)}`}
      title={goal.title}
      back={{ label: goal.planTitle, to: plan }}
      status={{ state: goal.status }}
      facts={[
        { label: 'Measured by', value: goal.metric },
        { label: 'Priority', value: humanize(goal.priority) },
      ]}
      tools={<Tools params={params} goal={goal} plan={plan} />}
      notice={
        <RecordingNotice
          kind="goal"
          planStatus={goal.planStatus}
          canRecord={goal.canRecordProgress}
          suggestsCompleted={goal.suggestsCompleted}
        />
      }
      tabs={[
        {
          name: 'progress',
          label: 'Progress',
          content: <ProgressEntries kind="goal" params={params} measured={goal} canRecord={goal.canRecordProgress} />,
        },
        { name: 'objectives', label: 'Objectives', content: <GoalObjectives params={params} /> },
        {
          name: 'description',
          label: 'Description',
          content: <LongText title="Description" text={goal.description} />,
        },
      ]}
      aside={<MeasureAside measured={goal} state={isPreparing(goal.planStatus) ? undefined : workState(goal)} />}
    />
  )
}

function Tools({ params, goal, plan }: { params: PlanParams; goal: Goal; plan: string }) {
  const go = useGo()
  const change = useAction(setGoalStatus)
  const setStatus = (status: string, note: string) =>
    change.mutateAsync({
      params,
      body: { version: goal.version, status: status as GoalStatus, ...(note ? { note } : {}) },
    })
  return (
    <Group gap="xs">
      {goal.canEdit && (
        <>
          <RemoveGoal moa={params.moa} goal={goal} onDone={() => go(plan, { replace: true })} />
          <Button
            variant="default"
            component={Link}
            to={hrefOf(places.editGoal, params)}
            leftSection={<IconEdit size={16} aria-hidden />}
          >
            Edit
          </Button>
        </>
      )}
      {goal.canRecordProgress && (
        <>
          <ChangeStatus statuses={GOAL_STATUSES} current={goal.status} onChange={setStatus} />
          <Button component={Link} to={hrefOf(places.goalProgress, params)}>
            Record progress
          </Button>
        </>
      )}
    </Group>
  )
}

const columns: readonly ListColumn<ObjectiveRow>[] = [
  { name: 'title', label: 'Objective', render: (row) => row.title },
  { name: 'year', label: 'Year', fact: true, width: 90, render: (row) => row.year },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 280,
    render: (row) => (
      <Progress
        compact
        value={isPreparing(row.planStatus) ? null : row.completion}
        state={workState(row)}
        label={`Progress of ${row.title}`}
      />
    ),
  },
]

function GoalObjectives({ params }: { params: PlanParams }) {
  const { moa, id } = params
  const input = { params: { moa }, query: { goalId: id, sort: '-targetDate' as const, pageSize: 200 } }
  const query = useQuery(queryFor(listObjectives, input))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (
        <RecordRows
          list={listOfRecord(items)}
          columns={columns}
          noun="objective"
          rowName={(row) => row.title}
          rowHref={(row) => hrefOf(places.objective, { moa, id: row.id })}
          empty={{
            title: 'No objective works towards this goal yet',
            text: 'Objectives of annual work plans name the goal that they work towards. They show here, year by year.',
          }}
        />
      )}
    </Loaded>
  )
}
