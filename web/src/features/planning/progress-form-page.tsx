// Reporting where a goal or objective stands on a day.
import { useQuery } from '@tanstack/react-query'
import { readObjective } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { GOAL_STATUSES, OBJECTIVE_STATUSES } from '../../../../server/src/modules/planning/planning.contract.ts'
import {
  recordGoalProgress,
  recordObjectiveProgress,
} from '../../../../server/src/modules/planning/progress.contract.ts'
import { readGoal } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import type { PlanParams } from './plan-steps.ts'
import { ProgressForm } from './progress-form.tsx'

type GoalStatus = (typeof GOAL_STATUSES)[number]
type ObjectiveStatus = (typeof OBJECTIVE_STATUSES)[number]

/** Progress of an objective. */
export function ObjectiveProgressPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readObjective, { params }))
  const record = useAction(recordObjectiveProgress)
  return (
    <Loaded query={query} shape="form">
      {(objective) => (
        <ProgressForm
          params={params}
          subject={objective}
          to={hrefOf(places.objective, params)}
          statuses={OBJECTIVE_STATUSES}
          send={({ status, ...entry }) =>
            record.mutateAsync({ params, body: { ...entry, status: status as ObjectiveStatus } })
          }
        />
      )}
    </Loaded>
  )
}

/** Progress of a goal. */
export function GoalProgressPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readGoal, { params }))
  const record = useAction(recordGoalProgress)
  return (
    <Loaded query={query} shape="form">
      {(goal) => (
        <ProgressForm
          params={params}
          subject={goal}
          to={hrefOf(places.goal, params)}
          statuses={GOAL_STATUSES}
          send={({ status, ...entry }) =>
            record.mutateAsync({ params, body: { ...entry, status: status as GoalStatus } })
          }
        />
      )}
    </Loaded>
  )
}
