// The list of annual work plans.
import {
  type AnnualWorkPlanSummary,
  listAnnualWorkPlans,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { planStatusOptions, progressOf } from './words.ts'
import { yearFilter } from './year-filter.ts'

const columns: readonly ListColumn<AnnualWorkPlanSummary>[] = [
  { name: 'title', label: 'Title', render: (plan) => plan.title },
  { name: 'year', label: 'Year', fact: true, width: 80, render: (plan) => plan.year },
  { name: 'status', label: 'Status', fact: true, width: 150, render: (plan) => <StatusBadge state={plan.status} /> },
  {
    name: 'objectives',
    label: 'Objectives done',
    kind: 'number',
    width: 150,
    render: (plan) => (plan.objectives === 0 ? 'None yet' : `${plan.objectivesCompleted} of ${plan.objectives}`),
  },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 190,
    render: (plan) => <Progress compact value={progressOf(plan)} label={`Progress of ${plan.title}`} />,
  },
  {
    name: 'budgetTotal',
    label: 'Budget',
    kind: 'number',
    width: 180,
    render: (plan) => <Money value={plan.budgetTotal} />,
  },
  { name: 'planTitle', label: 'Strategic plan', render: (plan) => plan.planTitle },
  { name: 'preparedBy', label: 'Prepared by', optional: true, render: (plan) => plan.preparedBy },
]

/** Every annual work plan of the organization, newest year first. */
export function AnnualWorkPlansPage({ params }: { params: { moa: string } }) {
  const list = useList(listAnnualWorkPlans, { params, sort: '-year' })
  const mayEdit = usePlace().can('planning.plan.edit')
  return (
    <ListPage
      title="Annual work plans"
      description="One year of a strategic plan each: its objectives, their targets and days."
      list={list}
      columns={columns}
      filters={[yearFilter('year', 'Year'), { name: 'status', label: 'Status', options: planStatusOptions }]}
      noun="annual work plan"
      rowName={(plan) => `${plan.year}: ${plan.title}`}
      rowHref={(plan) => hrefOf(places.year, { ...params, id: plan.id })}
      {...(mayEdit ? { primary: { label: 'New annual work plan', to: hrefOf(places.newYear, params) } } : {})}
      empty={{
        title: 'No annual work plan yet',
        text: mayEdit
          ? 'An annual work plan is derived from a strategic plan: choose the plan and the year, then add the objectives of that year.'
          : 'An annual work plan says what one year of the strategic plan is to achieve. A planner of the organization starts it.',
      }}
    />
  )
}
