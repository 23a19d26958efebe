// How planning stands in one organization.
import { useQuery } from '@tanstack/react-query'
import { type PlanningDashboard, readDashboard } from '../../../../server/src/modules/planning/dashboard.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { formatDay, formatDaysLeft } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type DashboardException, DashboardPage } from '../../ui/dashboard-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { planningFigures } from './dashboard-figures.ts'
import { FirstPlan } from './first-plan.tsx'
import { QuarterChart } from './quarter-chart.tsx'
import { standOf } from './words.ts'

interface MoaParams {
  moa: string
}

/** Figures, the year by quarter, and what needs somebody. */
export function PlanningDashboardPage({ params }: { params: MoaParams }) {
  const query = useQuery(queryFor(readDashboard, { params }))
  return (
    <Loaded query={query} shape="dashboard">
      {(board) => (hasAny(board) ? <Board params={params} board={board} /> : <FirstPlan params={params} />)}
    </Loaded>
  )
}

const hasAny = ({ strategicPlans, annualWorkPlans }: PlanningDashboard) =>
  [...Object.values(strategicPlans), ...Object.values(annualWorkPlans)].some((count) => count > 0)

function Board({ params, board }: { params: MoaParams; board: PlanningDashboard }) {
  const mayEdit = usePlace().can('planning.plan.edit')
  return (
    <DashboardPage
      title="Planning"
      description={describe(board)}
      {...(mayEdit && !board.annualPlan
        ? {
            actions: <ActionButton to={hrefOf(places.newYear, params)}>New annual work plan</ActionButton>,
          }
        : {})}
      figures={planningFigures(params, board)}
      charts={<QuarterChart board={board} />}
      exceptions={{
        title: 'Needs attention',
        items: exceptionsOf(params, board),
        none: 'No objective is overdue and no goal is at risk.',
      }}
    />
  )
}

function describe({ plan, annualPlan, year }: PlanningDashboard): string {
  const strategic = plan ? `${plan.title}, ${plan.startYear}–${plan.endYear}.` : 'No strategic plan is in force.'
  return annualPlan ? `${strategic} ${annualPlan.title}.` : `${strategic} No annual work plan for ${year} is in force.`
}

/** Overdue objectives first, the longest waiting on top; then goals that lag. */
function exceptionsOf(params: MoaParams, board: PlanningDashboard): DashboardException[] {
  const overdue = board.objectivesOverdue.map((one) => ({
    id: one.id,
    title: one.title,
    state: 'overdue',
    detail: `Due ${formatDay(one.targetDate)}, ${formatDaysLeft(one.targetDate)}; ${standOf(one)}`,
    href: hrefOf(places.objective, { ...params, id: one.id }),
  }))
  const atRisk = board.goalsAtRisk.map((one) => ({
    id: one.id,
    title: one.title,
    state: 'at_risk',
    detail: `Goal; ${standOf(one)}`,
    href: hrefOf(places.goal, { ...params, id: one.id }),
  }))
  return [...overdue, ...atRisk]
}
