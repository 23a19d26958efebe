// Planning in "my work": what came back or waits, what is due soon, and the next thing that a role does.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { readDashboard } from '../../../../server/src/modules/planning/dashboard.contract.ts'
import { listObjectives, type ObjectiveRow } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { daysUntil, formatDay, formatDaysLeft, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { approvalsQuery, kindOf } from './approval-queue.ts'
import classes from './home-widget.module.css'
import { standOf } from './words.ts'

interface Work {
  id: string
  title: string
  state: string
  detail: string
  href: string
}

/** The part of Planning on the home page. */
export function PlanningHome({ moa }: { moa: string }) {
  return (
    <Stack component="section" aria-label="Planning" gap="md">
      <Returned moa={moa} />
      <DueSoon moa={moa} />
      <QuickActions moa={moa} />
    </Stack>
  )
}

/** What was returned to me; what waits for my decision is counted by the inbox above. */
function Returned({ moa }: { moa: string }) {
  const query = useQuery(approvalsQuery(moa))
  const returned = query.data?.returned ?? []
  if (returned.length === 0) return null
  const items = returned.map((item) => ({
    id: item.id,
    title: item.title,
    state: 'returned',
    detail: `${kindOf(item)}, returned by ${item.returnedBy ?? 'a manager'}${item.returnedAt ? `, ${formatMoment(item.returnedAt)}` : ''}`,
    href: hrefOf(item.kind === 'annual_work_plan' ? places.year : places.plan, { moa, id: item.id }),
  }))
  return <WorkList title="Returned to you" items={items} />
}

const WITHIN_DAYS = 30
const SHOWN = 8

function DueSoon({ moa }: { moa: string }) {
  const { items, isPending, error } = useOpenObjectives(moa)
  if (isPending) return <LoadingShape shape="block" />
  if (error) return <ProblemNotice problem={error} />
  const due = items.filter((one) => daysUntil(one.targetDate) <= WITHIN_DAYS)
  const works = due.slice(0, SHOWN).map((one) => ({
    id: one.id,
    title: one.title,
    state: one.overdue ? 'overdue' : one.status,
    detail: `Due ${formatDay(one.targetDate)}, ${formatDaysLeft(one.targetDate)}; ${standOf(one)}`,
    href: hrefOf(places.objective, { moa, id: one.id }),
  }))
  const more = due.length > SHOWN && hrefOf(places.objectives, { moa })
  return (
    <WorkList
      title={`Objectives due within ${WITHIN_DAYS} days`}
      items={works}
      none={`No objective of an active annual work plan is due within ${WITHIN_DAYS} days.`}
      more={more ? { label: `All ${due.length} are in the list of objectives`, to: more } : undefined}
    />
  )
}

/** Objectives of active plans that are not done, the earliest day first. */
function useOpenObjectives(moa: string) {
  const statuses = ['not_started', 'in_progress'] as const
  return useQueries({
    queries: statuses.map((status) =>
      queryFor(listObjectives, { params: { moa }, query: { status, sort: 'targetDate', pageSize: 50 } }),
    ),
    combine: (results) => ({
      items: results
        .flatMap(({ data }): ObjectiveRow[] => data?.items ?? [])
        .filter((one) => one.planStatus === 'active')
        .sort((a, b) => a.targetDate.localeCompare(b.targetDate)),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error,
    }),
  })
}

interface WorkListProps {
  title: string
  items: readonly Work[]
  none?: string
  more?: { label: string; to: string } | undefined
}

function WorkList({ title, items, none, more }: WorkListProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {items.length === 0 && <Text c="dimmed">{none}</Text>}
      <ul className={classes.work}>
        {items.map((item) => (
          <li key={item.id}>
            <StatusBadge state={item.state} />
            <Link to={item.href}>{item.title}</Link>
            <Text span size="sm" c="dimmed">
              {item.detail}
            </Text>
          </li>
        ))}
      </ul>
      {more && <Link to={more.to}>{more.label}</Link>}
    </Paper>
  )
}

function QuickActions({ moa }: { moa: string }) {
  const place = usePlace()
  const board = useQuery(queryFor(readDashboard, { params: { moa } }))
  const annual = board.data?.annualPlan
  const edits = place.can('planning.plan.edit')
  const records = place.can('planning.progress.record')
  return (
    <Paper withBorder p="md" component="section" aria-label="Quick actions">
      <Title order={2} size="h3" mb="xs">
        Planning
      </Title>
      <Group gap="xs">
        {records && annual && (
          <ActionButton variant="default" to={hrefOf(places.year, { moa, id: annual.id })}>
            Record progress of {annual.year}
          </ActionButton>
        )}
        {edits && board.data && !board.data.plan && (
          <ActionButton variant="default" to={hrefOf(places.newPlan, { moa })}>
            New strategic plan
          </ActionButton>
        )}
        {edits && board.data && !annual && (
          <ActionButton variant="default" to={hrefOf(places.newYear, { moa })}>
            New annual work plan
          </ActionButton>
        )}
        <ActionButton variant="default" to={hrefOf(places.dashboard, { moa })}>
          See how planning stands
        </ActionButton>
      </Group>
    </Paper>
  )
}
