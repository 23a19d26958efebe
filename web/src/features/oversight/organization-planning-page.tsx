// One organization's planning, read from above: plans that are or were in force, and the year.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { readOrganizationPlanning } from '../../../../server/src/modules/planning/oversight.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize, workState } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { MeasureText } from '../../ui/measure.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { kindWord } from './organization-kinds.ts'

type Detail = Static<(typeof readOrganizationPlanning)['response']>
type Plan = Detail['plans'][number]
type Goal = Plan['goalList'][number]
type Objective = NonNullable<Detail['annualPlan']>['objectiveList'][number]

/** Read-only: drafts stay with the organization. */
export function OrganizationPlanningPage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readOrganizationPlanning, { params }))
  return <Loaded query={query}>{(detail) => <Organization detail={detail} />}</Loaded>
}

function Organization({ detail }: { detail: Detail }) {
  const { name, code, kind, plans, annualPlan, asOf } = detail
  return (
    <RecordPage
      kind={kindWord(kind)}
      title={name}
      back={{ label: 'Planning of all organizations', to: hrefOf(places.planning, {}) }}
      facts={[
        { label: 'Code', value: code },
        { label: 'As of', value: formatMoment(asOf) },
      ]}
      tabs={[
        { name: 'plans', label: 'Strategic plans', count: plans.length, content: <Plans plans={plans} /> },
        { name: 'year', label: 'Annual work plan', content: <Year annual={annualPlan} /> },
      ]}
      aside={<Aside detail={detail} />}
    />
  )
}

function Aside({ detail }: { detail: Detail }) {
  const { drafts, submitted, approved, active } = detail
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h3" mb="xs">
        Strategic plans by state
      </Title>
      <Stack gap={2}>
        <Text size="sm">{active} active</Text>
        <Text size="sm">{approved} approved, not yet active</Text>
        <Text size="sm">{submitted} awaiting a decision</Text>
        <Text size="sm">{countOf(drafts, 'draft')}</Text>
      </Stack>
      <Text size="sm" c="dimmed" mt="xs">
        Drafts are seen only by the organization itself.
      </Text>
    </Paper>
  )
}

function Plans({ plans }: { plans: readonly Plan[] }) {
  if (plans.length === 0) {
    return (
      <EmptyState title="No strategic plan in force yet">
        A plan shows here once the organization has approved it.
      </EmptyState>
    )
  }
  return (
    <Stack gap="xl">
      {plans.map((plan) => (
        <section key={plan.id}>
          <Title order={2} size="h3">
            {plan.title}, {plan.startYear}–{plan.endYear}
          </Title>
          <Text component="div" size="sm" c="dimmed" mb="xs">
            <StatusBadge state={plan.status} /> Revision {plan.revision}
            {plan.decidedBy && `, decided by ${plan.decidedBy}`}
          </Text>
          <RecordRows
            list={listOfRecord(plan.goalList)}
            columns={goalColumns}
            noun="goal"
            rowName={(goal) => goal.title}
            empty={{ title: 'No goals', text: 'This plan has no goals.' }}
          />
        </section>
      ))}
    </Stack>
  )
}

const goalColumns: readonly ListColumn<Goal>[] = [
  {
    name: 'title',
    label: 'Goal',
    render: (goal) => <RowTitle title={goal.title} details={[`Measured by: ${goal.metric}`]} />,
  },
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (row) => <MeasureText of={row} /> },
  { name: 'priority', label: 'Priority', fact: true, width: 100, render: (goal) => humanize(goal.priority) },
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

function Year({ annual }: { annual: Detail['annualPlan'] }) {
  if (!annual) {
    return (
      <EmptyState title="No annual work plan for this year">
        It shows here once the organization has approved the work plan of the year.
      </EmptyState>
    )
  }
  return (
    <section>
      <Title order={2} size="h3">
        {annual.title}
      </Title>
      <Text component="div" size="sm" c="dimmed" mb="xs">
        <StatusBadge state={annual.status} /> {annual.objectivesCompleted} of {countOf(annual.objectives, 'objective')}{' '}
        completed
      </Text>
      <RecordRows
        list={listOfRecord(annual.objectiveList)}
        columns={objectiveColumns}
        noun="objective"
        rowName={(one) => one.title}
        empty={{ title: 'No objectives', text: 'This work plan has no objectives.' }}
      />
    </section>
  )
}

const objectiveColumns: readonly ListColumn<Objective>[] = [
  {
    name: 'title',
    label: 'Objective',
    render: (one) => (
      <RowTitle
        title={one.title}
        details={[`Indicator: ${one.indicator}`, one.goalTitle && `Goal: ${one.goalTitle}`]}
      />
    ),
  },
  { name: 'value', label: 'Now, of target', kind: 'number', fact: true, render: (row) => <MeasureText of={row} /> },
  { name: 'targetDate', label: 'Due', fact: true, width: 170, render: (one) => formatDay(one.targetDate) },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 260,
    render: (one) => (
      <Progress compact value={one.completion} state={workState(one)} label={`Progress of ${one.title}`} />
    ),
  },
]
