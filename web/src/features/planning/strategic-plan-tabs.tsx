// What stands in the tabs of a strategic plan.
import { useQuery } from '@tanstack/react-query'
import {
  compareStrategicPlan,
  type StrategicPlan,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Differences } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { RecordTab } from '../../ui/record-page.tsx'
import { GoalRows } from './goal-rows.tsx'
import type { PlanParams } from './plan-steps.ts'
import { PlanComments, PlanHistory } from './plan-talk.tsx'
import { PlanTexts } from './plan-texts.tsx'
import { YearRows } from './year-rows.tsx'

/** Details first; changes only for an amendment. */
export function planTabs(params: PlanParams, plan: StrategicPlan): readonly [RecordTab, ...RecordTab[]] {
  const changes: RecordTab[] = plan.amendsId
    ? [{ name: 'changes', label: 'Changes', content: <PlanChanges params={params} revision={plan.revision} /> }]
    : []
  return [
    {
      name: 'goals',
      label: 'Goals',
      count: plan.goalList.length,
      content: <GoalRows params={params} plan={plan} />,
    },
    { name: 'texts', label: 'Vision and mission', content: <PlanTexts plan={plan} /> },
    {
      name: 'years',
      label: 'Annual work plans',
      count: plan.years.length,
      content: <YearRows params={params} plan={plan} />,
    },
    ...changes,
    {
      name: 'comments',
      label: 'Comments',
      content: <PlanComments kind="strategic_plan" params={params} canComment={plan.canComment} />,
    },
    { name: 'history', label: 'History', content: <PlanHistory kind="strategic_plan" params={params} /> },
  ]
}

/** What an amendment changes against the revision before. */
export function PlanChanges({ params, revision }: { params: PlanParams; revision: number }) {
  const query = useQuery(queryFor(compareStrategicPlan, { params }))
  return (
    <Loaded query={query} shape="block">
      {({ items }) =>
        items.length > 0 ? (
          <Differences items={items} />
        ) : (
          <EmptyState bare title="Nothing is different yet">
            Revision {revision} still says the same as revision {revision - 1}. Edit the plan or its goals to amend it.
          </EmptyState>
        )
      }
    </Loaded>
  )
}
