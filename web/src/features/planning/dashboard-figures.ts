// The six figures of the dashboard. Where there is nothing to measure, they say so.
import type { PlanningDashboard } from '../../../../server/src/modules/planning/dashboard.contract.ts'
import { formatPercent } from '../../lib/amounts.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import type { Figure } from '../../ui/figures.tsx'
import { places } from './addresses.ts'
import { meanOf } from './words.ts'

type Six = readonly [Figure, Figure, Figure, Figure, Figure, Figure]

/** In the order in which a manager asks: how far, how much is late, what waits. */
export function planningFigures(params: { moa: string }, board: PlanningDashboard): Six {
  return [
    planProgress(params, board),
    yearProgress(params, board),
    objectivesDone(params, board),
    goalsAtRisk(params, board),
    objectivesOverdue(params, board),
    waiting(params, board),
  ]
}

type Make = (params: { moa: string }, board: PlanningDashboard) => Figure

const planProgress: Make = (params, { plan, asOf }) => ({
  label: 'Strategic plan',
  value: plan ? meanOf(plan.progress) : 'No data',
  target: plan ? `${formatPercent(plan.expected)} of its years have begun` : 'No plan is in force',
  source: 'Mean completion of its goals',
  asOf,
  href: plan ? hrefOf(places.plan, { ...params, id: plan.id }) : hrefOf(places.plans, params),
})

const yearProgress: Make = (params, { annualPlan, year, asOf }) => ({
  label: `Annual work plan ${year}`,
  value: annualPlan ? meanOf(annualPlan.progress) : 'No data',
  target: annualPlan ? 'Target: 100% by 31 December' : 'No plan is in force',
  source: 'Mean completion of its objectives',
  asOf,
  href: annualPlan ? hrefOf(places.year, { ...params, id: annualPlan.id }) : hrefOf(places.years, params),
})

const objectivesDone: Make = (params, { annualPlan, year, asOf }) => ({
  label: `Objectives completed in ${year}`,
  value: annualPlan && annualPlan.objectives > 0 ? annualPlan.completed : 'No data',
  target: annualPlan ? `of ${countOf(annualPlan.objectives, 'objective')}` : 'No plan is in force',
  source: 'Status of the objectives',
  asOf,
  href: hrefOf(places.objectives, params, { year, status: 'completed' }),
})

const goalsAtRisk: Make = (params, { goals, asOf }) => ({
  label: 'Goals at risk',
  value: goals && goals.total > 0 ? goals.atRisk : 'No data',
  target: goals ? `of ${countOf(goals.total, 'goal')}; target: none` : 'No plan is in force',
  source: 'Goals of plans in force',
  asOf,
  href: hrefOf(places.goals, params, { atRisk: true }),
})

const objectivesOverdue: Make = (params, { objectives, asOf }) => ({
  label: 'Objectives overdue',
  value: objectives && objectives.total > 0 ? objectives.overdue : 'No data',
  target: objectives ? `of ${countOf(objectives.total, 'objective')}; target: none` : 'No plan is in force',
  source: 'Objectives of plans in force',
  asOf,
  href: hrefOf(places.objectives, params, { overdue: true }),
})

const waiting: Make = (params, { strategicPlans, annualWorkPlans, asOf }) => ({
  label: 'Plans awaiting a decision',
  value: strategicPlans.submitted + annualWorkPlans.submitted,
  target: `${strategicPlans.submitted} strategic, ${annualWorkPlans.submitted} annual`,
  source: 'Submitted plans',
  asOf,
  href: hrefOf(strategicPlans.submitted > 0 ? places.plans : places.years, params, { status: 'submitted' }),
})
