// The list of strategic plans.
import {
  listStrategicPlans,
  type StrategicPlanSummary,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { planStatusOptions, progressOf, yearsOf } from './words.ts'
import { yearFilter } from './year-filter.ts'

const columns: readonly ListColumn<StrategicPlanSummary>[] = [
  {
    name: 'title',
    label: 'Title',
    render: (plan) => (plan.revision > 1 ? `${plan.title} (revision ${plan.revision})` : plan.title),
  },
  { name: 'startYear', label: 'Years', fact: true, width: 120, render: yearsOf },
  { name: 'status', label: 'Status', fact: true, width: 150, render: (plan) => <StatusBadge state={plan.status} /> },
  { name: 'goals', label: 'Goals', kind: 'number', width: 90, render: (plan) => plan.goals },
  {
    name: 'progress',
    label: 'Progress',
    fact: true,
    width: 190,
    render: (plan) => <Progress compact value={progressOf(plan)} label={`Progress of ${plan.title}`} />,
  },
  { name: 'preparedBy', label: 'Prepared by', render: (plan) => plan.preparedBy },
  { name: 'createdAt', label: 'Created', width: 170, render: (plan) => <MomentText value={plan.createdAt} /> },
  { name: 'decidedBy', label: 'Decided by', optional: true, render: (plan) => plan.decidedBy ?? '–' },
]

/** Every plan of the organization, drafts and archived ones included. */
export function StrategicPlansPage({ params }: { params: { moa: string } }) {
  const list = useList(listStrategicPlans, { params, sort: '-createdAt' })
  const mayEdit = usePlace().can('planning.plan.edit')
  return (
    <ListPage
      title="Strategic plans"
      description="The vision, mission and goals of the organization over several years. Annual work plans are derived from them."
      list={list}
      columns={columns}
      filters={[{ name: 'status', label: 'Status', options: planStatusOptions }, yearFilter('year', 'Covers year')]}
      noun="strategic plan"
      rowName={(plan) => `${plan.title}, ${yearsOf(plan)}`}
      rowHref={(plan) => hrefOf(places.plan, { ...params, id: plan.id })}
      {...(mayEdit ? { primary: { label: 'New strategic plan', to: hrefOf(places.newPlan, params) } } : {})}
      empty={{
        title: 'No strategic plan yet',
        text: mayEdit
          ? 'A strategic plan says where the organization wants to be in 3 to 5 years, and the goals that show whether it gets there. Start with a draft: only you and your colleagues see it until you submit it.'
          : 'A strategic plan says where the organization wants to be in 3 to 5 years. A planner of the organization starts the first one.',
      }}
    />
  )
}
