// The annual work plans of a strategic plan, year by year, and the next one to derive.
import { Button, Group, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { StrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { usePlace } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { openYears } from './open-years.ts'
import type { PlanParams } from './plan-steps.ts'
import { progressOf } from './words.ts'

type YearRow = StrategicPlan['years'][number]

const columns: readonly ListColumn<YearRow>[] = [
  { name: 'title', label: 'Title', render: (row) => row.title },
  { name: 'year', label: 'Year', fact: true, width: 90, render: (row) => row.year },
  { name: 'status', label: 'Status', fact: true, width: 150, render: (row) => <StatusBadge state={row.status} /> },
  { name: 'objectives', label: 'Objectives', kind: 'number', width: 120, render: (row) => row.objectives },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 190,
    render: (row) => <Progress compact value={progressOf(row)} label={`Progress of ${row.year}`} />,
  },
]

/** One row a year that has a plan. */
export function YearRows({ params, plan }: { params: PlanParams; plan: StrategicPlan }) {
  const { moa } = params
  const mayEdit = usePlace().can('planning.plan.edit')
  const [next] = openYears(plan)
  const to = next && mayEdit ? hrefOf(places.newYear, { moa }, { plan: plan.id, year: next }) : undefined
  const derive = to ? { label: `Derive the work plan ${next}`, to } : undefined
  return (
    <Stack gap="sm">
      {derive && plan.years.length > 0 && (
        <Group justify="flex-end" className="no-print">
          <Button component={Link} to={derive.to} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {derive.label}
          </Button>
        </Group>
      )}
      <RecordRows
        list={listOfRecord(plan.years)}
        columns={columns}
        noun="annual work plan"
        rowName={(row) => `${row.year}: ${row.title}`}
        rowHref={(row) => hrefOf(places.year, { moa, id: row.id })}
        {...(derive ? { primary: derive } : {})}
        empty={{
          title: 'No annual work plan yet',
          text: 'An annual work plan says what one year of this plan is to achieve: objectives with an indicator, a target and a day. Each objective can work towards one of the goals.',
        }}
      />
    </Stack>
  )
}
