// Beside a plan: how far it is against how far it should be, and its years.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { StrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatPercent } from '../../lib/amounts.ts'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize, workState } from '../../lib/words.ts'
import { Progress } from '../../ui/progress.tsx'
import { places } from './addresses.ts'
import type { PlanParams } from './plan-steps.ts'
import classes from './strategic-plan-aside.module.css'
import { isPreparing } from './words.ts'

/** Overall progress, state of the goals, and the timeline. */
export function PlanAside({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  return (
    <>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h3" mb="xs">
          Progress
        </Title>
        {isPreparing(plan.status) || plan.goalList.length === 0 ? (
          <Text size="sm" c="dimmed">
            {plan.goalList.length === 0
              ? 'No data: the plan has no goals yet.'
              : 'No data: goals are measured once the plan is active.'}
          </Text>
        ) : (
          <>
            <Progress value={plan.progress} label="Mean completion of the goals" />
            <GoalStates plan={plan} />
          </>
        )}
      </Paper>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h3" mb="xs">
          Years
        </Title>
        <Elapsed plan={plan} />
        <Timeline moa={params.moa} plan={plan} />
      </Paper>
    </>
  )
}

const STATES = ['at_risk', 'on_track', 'completed', 'deferred'] as const

function GoalStates({ plan }: { plan: StrategicPlan }) {
  const states = plan.goalList.map(workState)
  const counted = STATES.map((state) => ({ state, count: states.filter((one) => one === state).length }))
  return (
    <Stack gap={2} mt="xs">
      {counted
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <Text key={state} size="sm">
            {countOf(count, 'goal')} {humanize(state).toLowerCase()}
          </Text>
        ))}
    </Stack>
  )
}

/** Share of the plan's years that have begun: what the goals are held against. */
function Elapsed({ plan }: { plan: StrategicPlan }) {
  const now = Number(today().slice(0, 4))
  const all = plan.endYear - plan.startYear + 1
  const begun = Math.min(Math.max(now - plan.startYear + 1, 0), all)
  return (
    <Text size="sm" mb="sm">
      {begun === 0
        ? `Begins on 1 January ${plan.startYear}.`
        : `${begun} of ${countOf(all, 'year')} begun (${formatPercent((begun / all) * 100)}).`}
    </Text>
  )
}

function Timeline({ moa, plan }: { moa: string; plan: StrategicPlan }) {
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: plan.endYear - plan.startYear + 1 }, (_, index) => plan.startYear + index)
  return (
    <ol className={classes.years}>
      {years.map((year) => {
        const work = plan.years.findLast((one) => one.year === year && one.status !== 'cancelled')
        return (
          <li key={year} data-begun={year <= now || undefined} data-now={year === now || undefined}>
            <Group gap="xs" justify="space-between" wrap="nowrap">
              <span>
                {year}
                {year === now && <span className={classes.now}> this year</span>}
              </span>
              {work ? (
                <Link to={hrefOf(places.year, { moa, id: work.id })}>{humanize(work.status)}</Link>
              ) : (
                <Text span size="sm" c="dimmed">
                  No work plan
                </Text>
              )}
            </Group>
          </li>
        )
      })}
    </ol>
  )
}
