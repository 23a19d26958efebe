// The six figures over all organizations.
import type { Static } from 'typebox'
import type { readPlanningTotals } from '../../../../server/src/modules/planning/oversight.contract.ts'
import { formatPercent } from '../../lib/amounts.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import type { Figure } from '../../ui/figures.tsx'
import { places } from './addresses.ts'

type Totals = Static<(typeof readPlanningTotals)['response']>

/** Where nothing is in force there is no data, not zero. */
export function oversightFigures(totals: Totals): readonly Figure[] {
  const { asOf, year, organizations, withActivePlan, withAnnualPlan, awaitingApproval, progress } = totals
  const all = `of ${countOf(organizations, 'organization')}; target: all`
  return [
    {
      label: 'With an active strategic plan',
      value: withActivePlan,
      target: all,
      source: 'Strategic plans',
      asOf,
      href: hrefOf(places.planning, {}, { hasActivePlan: true }),
    },
    {
      label: `With an annual work plan for ${year}`,
      value: withAnnualPlan,
      target: all,
      source: 'Annual work plans approved, active or completed',
      asOf,
    },
    {
      label: 'Progress of strategic plans',
      value: progress === null ? 'No data' : formatPercent(progress),
      target: progress === null ? 'No plan is active' : 'Mean of the active plans',
      source: 'Completion of their goals',
      asOf,
    },
    {
      label: 'Goals at risk',
      value: totals.goalsAtRisk ?? 'No data',
      target: totals.goals === null ? 'No plan is in force' : `of ${countOf(totals.goals, 'goal')}; target: none`,
      source: 'Goals of plans in force',
      asOf,
    },
    {
      label: 'Objectives overdue',
      value: totals.objectivesOverdue ?? 'No data',
      target: totals.objectivesOverdue === null ? 'No plan is in force' : 'Target: none',
      source: 'Objectives of plans in force',
      asOf,
      href: hrefOf(places.planning, {}, { sort: '-overdue' }),
    },
    {
      label: 'Plans awaiting a decision',
      value: awaitingApproval,
      target: 'Their organizations decide',
      source: 'Submitted plans',
      asOf,
    },
  ]
}
