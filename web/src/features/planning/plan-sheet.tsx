// A whole plan on one sheet, as much as a decision needs: no buttons, nothing to open.
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AnnualWorkPlan } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import type { StrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { LongText } from './plan-texts.tsx'
import { plannedGoalColumns, plannedObjectiveColumns } from './planned-columns.tsx'
import { yearsOf } from './words.ts'

/** Years, vision, mission and goals. */
export function StrategicPlanSheet({ plan }: { plan: StrategicPlan }) {
  return (
    <Stack gap="lg">
      <Text size="sm">Covers the years {yearsOf(plan)}.</Text>
      <LongText order={3} title="Vision" text={plan.vision} />
      <LongText order={3} title="Mission" text={plan.mission} />
      <Part title="Goals">
        <RecordRows
          list={listOfRecord(plan.goalList)}
          columns={plannedGoalColumns}
          noun="goal"
          rowName={(goal) => goal.title}
          empty={{ title: 'No goals', text: 'The plan has no goals.' }}
        />
      </Part>
    </Stack>
  )
}

/** Year, budget, description and objectives. */
export function AnnualPlanSheet({ annual }: { annual: AnnualWorkPlan }) {
  return (
    <Stack gap="lg">
      <Text size="sm">
        Year {annual.year}. Budget: {annual.budgetTotal === null ? 'not stated' : <Money value={annual.budgetTotal} />}.
      </Text>
      {annual.description && <LongText order={3} title="Description" text={annual.description} />}
      <Part title="Objectives">
        <RecordRows
          list={listOfRecord(annual.objectiveList)}
          columns={plannedObjectiveColumns}
          noun="objective"
          rowName={(one) => one.title}
          empty={{ title: 'No objectives', text: 'The plan has no objectives.' }}
        />
      </Part>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  )
}
