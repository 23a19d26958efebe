// The year by quarter: what was to be done by then, and what was.
import { Paper } from '@mantine/core'
import type { PlanningDashboard, QuarterProgress } from '../../../../server/src/modules/planning/dashboard.contract.ts'
import { formatPercent } from '../../lib/amounts.ts'
import { today } from '../../lib/calendar.ts'
import { Chart } from '../../ui/chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Shares of the year's objectives, in percent, by the end of each quarter. */
export function QuarterChart({ board }: { board: PlanningDashboard }) {
  const { quarters, year, asOf } = board
  if (quarters.every((quarter) => quarter.planned === null)) {
    return (
      <Paper withBorder p="md">
        <EmptyState bare title={`No data by quarter for ${year}`}>
          The chart compares what was planned with what was done, quarter by quarter. It shows once an annual work plan
          for {year} with objectives is in force.
        </EmptyState>
      </Paper>
    )
  }
  return (
    <Chart
      kind="bar"
      title={`Objectives of ${year} by quarter`}
      unit="Share of the year's objectives, in percent, by the end of each quarter"
      summary={quarters.map(sentence).join(' ')}
      x={{ name: 'quarter', label: 'By the end of' }}
      series={[
        { name: 'planned', label: 'Due by then' },
        { name: 'completed', label: 'Target reached by then' },
      ]}
      data={quarters.map((quarter) => ({
        quarter: labelOf(quarter),
        planned: quarter.planned,
        completed: quarter.completed,
      }))}
      format={formatPercent}
      source="Progress entries of objectives"
      asOf={asOf}
    />
  )
}

/** `Q3`, the year stands in the title; the present quarter is not over, what is done counts until today. */
function labelOf({ quarter, startsOn, endsOn }: QuarterProgress): string {
  const now = today()
  return startsOn <= now && now < endsOn ? `Q${quarter} to date` : `Q${quarter}`
}

function sentence({ label, planned, completed }: QuarterProgress): string {
  const due = planned === null ? 'no data' : formatPercent(planned)
  return completed === null ? `${label}: ${due} due.` : `${label}: ${due} due, ${formatPercent(completed)} reached.`
}
