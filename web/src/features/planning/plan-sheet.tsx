// A whole plan on one sheet, as much as a decision or an oversight needs: no buttons, nothing to open.

import { Stack, Table, Text, Title } from '@mantine/core'
import { formatMeasure } from '../../lib/amounts.ts'
import { formatDay } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import { Money } from '../../ui/money.tsx'
import { LongText } from './plan-texts.tsx'
import { yearsOf } from './words.ts'

interface Measure {
  id: string
  title: string
  unit: string
  baselineValue: string
  targetValue: string
}
interface SheetGoal extends Measure {
  metric: string
  priority: string
}
interface SheetObjective extends Measure {
  indicator: string
  goalTitle: string | null
  targetDate: string
}

interface StrategicPlanSheetProps {
  plan: { startYear: number; endYear: number; vision: string; mission: string; goalList: readonly SheetGoal[] }
}

/** Years, vision, mission and goals. */
export function StrategicPlanSheet({ plan }: StrategicPlanSheetProps) {
  return (
    <Stack gap="lg">
      <Text size="sm">Covers the years {yearsOf(plan)}.</Text>
      <LongText order={3} title="Vision" text={plan.vision} />
      <LongText order={3} title="Mission" text={plan.mission} />
      <section>
        <Title order={3} mb="xs">
          Goals
        </Title>
        <SheetTable
          label="Goals"
          heads={['Goal', 'Measured by', 'Priority', 'From', 'To']}
          numbers={[3, 4]}
          rows={plan.goalList.map((goal) => ({
            id: goal.id,
            cells: [goal.title, goal.metric, humanize(goal.priority), from(goal), to(goal)],
          }))}
        />
      </section>
    </Stack>
  )
}

interface AnnualPlanSheetProps {
  annual: { year: number; description: string; budgetTotal: string | null; objectiveList: readonly SheetObjective[] }
}

/** Year, budget, description and objectives. */
export function AnnualPlanSheet({ annual }: AnnualPlanSheetProps) {
  return (
    <Stack gap="lg">
      <Text size="sm">
        Year {annual.year}. Budget: {annual.budgetTotal === null ? 'not stated' : <Money value={annual.budgetTotal} />}.
      </Text>
      {annual.description && <LongText order={3} title="Description" text={annual.description} />}
      <section>
        <Title order={3} mb="xs">
          Objectives
        </Title>
        <SheetTable
          label="Objectives"
          heads={['Objective', 'Goal', 'Indicator', 'Due', 'From', 'To']}
          numbers={[4, 5]}
          rows={annual.objectiveList.map((one) => ({
            id: one.id,
            cells: [one.title, one.goalTitle ?? '–', one.indicator, formatDay(one.targetDate), from(one), to(one)],
          }))}
        />
      </section>
    </Stack>
  )
}

const from = (one: Measure) => formatMeasure(one.baselineValue, one.unit)
const to = (one: Measure) => formatMeasure(one.targetValue, one.unit)

interface SheetTableProps {
  label: string
  heads: readonly string[]
  /** Columns that stand right. */
  numbers: readonly number[]
  rows: readonly { id: string; cells: readonly string[] }[]
}

function SheetTable({ label, heads, numbers, rows }: SheetTableProps) {
  const side = (index: number) => (numbers.includes(index) ? 'right' : 'left')
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={label} fz="sm">
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, index) => (
              <Table.Th key={head} scope="col" ta={side(index)}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {row.cells.map((cell, index) => (
                <Table.Td key={heads[index]} ta={side(index)} fw={index === 0 ? 550 : 400}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
