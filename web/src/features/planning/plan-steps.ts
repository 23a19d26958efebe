// Steps and comments of either kind of plan.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import {
  commentAnnualWorkPlan,
  listAnnualWorkPlanSteps,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import {
  commentStrategicPlan,
  listStrategicPlanSteps,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import type { StepView } from '../../../../server/src/platform/workflow/workflow.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import type { ProblemError } from '../../lib/problem.ts'

export type PlanKind = 'strategic_plan' | 'annual_work_plan'
export interface PlanParams {
  moa: string
  id: string
}

const STEPS = { strategic_plan: listStrategicPlanSteps, annual_work_plan: listAnnualWorkPlanSteps } as const
const COMMENT = { strategic_plan: commentStrategicPlan, annual_work_plan: commentAnnualWorkPlan } as const

/** Steps and comments, oldest first. */
export function usePlanSteps(kind: PlanKind, params: PlanParams): UseQueryResult<{ items: StepView[] }, ProblemError> {
  return useQuery(queryFor(STEPS[kind], { params }))
}

/** Adds a comment. */
export function useComment(kind: PlanKind, params: PlanParams): (comment: string) => Promise<unknown> {
  const add = useAction(COMMENT[kind])
  return (comment) => add.mutateAsync({ params, body: { comment } })
}

/** The last time it was returned, if ever. */
export function lastReturn(steps: readonly StepView[]): StepView | undefined {
  return steps.filter((step) => step.action === 'return').at(-1)
}
