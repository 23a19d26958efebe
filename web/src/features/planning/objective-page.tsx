// One objective of a year: how far it is, by when, and what was reported.

import { Button, Group, Text } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type ObjectiveRecord,
  readObjective,
  setObjectiveStatus,
} from '../../../../server/src/modules/planning/objectives.contract.ts'
import { OBJECTIVE_STATUSES } from '../../../../server/src/modules/planning/planning.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link, useGo } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { workState } from '../../lib/words.ts'
import { DueText } from '../../ui/dates.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { ChangeStatus } from './change-status.tsx'
import { MeasureAside } from './measure-aside.tsx'
import { RemoveObjective } from './objective-rows.tsx'
import type { PlanParams } from './plan-steps.ts'
import { LongText } from './plan-texts.tsx'
import { ProgressEntries } from './progress-entries.tsx'
import { RecordingNotice } from './recording-notice.tsx'
import { isPreparing } from './words.ts'

type ObjectiveStatus = (typeof OBJECTIVE_STATUSES)[number]

/** Progress first, then the description. */
export function ObjectivePage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readObjective, { params }))
  return <Loaded query={query}>{(objective) => <Objective params={params} objective={objective} />}</Loaded>
}

function Objective({ params, objective }: { params: PlanParams; objective: ObjectiveRecord }) {
  const year = hrefOf(places.year, { moa: params.moa, id: objective.annualWorkPlanId })
  return (
    <RecordPage
      kind={`Objective of the year ${objective.year}`}
      title={objective.title}
      back={{ label: objective.annualWorkPlanTitle, to: year }}
      status={{ state: workState(objective) }}
      facts={factsOf(params.moa, objective)}
      tools={<Tools params={params} objective={objective} year={year} />}
      notice={
        <RecordingNotice
          kind="objective"
          planStatus={objective.planStatus}
          canRecord={objective.canRecordProgress}
          suggestsCompleted={objective.suggestsCompleted}
        />
      }
      tabs={[
        {
          name: 'progress',
          label: 'Progress',
          content: (
            <ProgressEntries
              kind="objective"
              params={params}
              measured={objective}
              canRecord={objective.canRecordProgress}
            />
          ),
        },
        {
          name: 'description',
          label: 'Description',
          content: <LongText title="Description" text={objective.description} />,
        },
      ]}
      aside={
        <MeasureAside measured={objective} state={isPreparing(objective.planStatus) ? undefined : workState(objective)}>
          <Text size="sm" mt="xs">
            Due <DueOf objective={objective} />
          </Text>
        </MeasureAside>
      }
    />
  )
}

const OPEN: readonly string[] = ['not_started', 'in_progress']

function DueOf({ objective }: { objective: ObjectiveRecord }) {
  const { status, targetDate } = objective
  return OPEN.includes(status) ? <DueText value={targetDate} /> : formatDay(targetDate)
}

function factsOf(moa: string, objective: ObjectiveRecord): Fact[] {
  const { indicator, goalId, goalTitle, status, overdue } = objective
  const facts: Fact[] = [{ label: 'Indicator', value: indicator }]
  if (goalId) {
    const to = hrefOf(places.goal, { moa, id: goalId })
    facts.push({ label: 'Goal', value: <Link to={to}>{goalTitle}</Link> })
  }
  if (overdue) facts.push({ label: 'Status', value: <StatusBadge state={status} /> })
  return facts
}

function Tools({ params, objective, year }: { params: PlanParams; objective: ObjectiveRecord; year: string }) {
  const go = useGo()
  const change = useAction(setObjectiveStatus)
  const setStatus = (status: string, note: string) =>
    change.mutateAsync({
      params,
      body: { version: objective.version, status: status as ObjectiveStatus, ...(note ? { note } : {}) },
    })
  return (
    <Group gap="xs">
      {objective.canEdit && (
        <>
          <RemoveObjective moa={params.moa} row={objective} onDone={() => go(year, { replace: true })} />
          <Button
            variant="default"
            component={Link}
            to={hrefOf(places.editObjective, params)}
            leftSection={<IconEdit size={16} aria-hidden />}
          >
            Edit
          </Button>
        </>
      )}
      {objective.canRecordProgress && (
        <>
          <ChangeStatus statuses={OBJECTIVE_STATUSES} current={objective.status} onChange={setStatus} />
          <Button component={Link} to={hrefOf(places.objectiveProgress, params)}>
            Record progress
          </Button>
        </>
      )}
    </Group>
  )
}
