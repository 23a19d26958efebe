// Who changed what in a plan, its parts, and their progress.
import { and, eq } from 'drizzle-orm'
import { recordHistory } from '../../platform/changes/history.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import type { readAnnualWorkPlanHistory } from './annual-work-plans.contract.ts'
import { getPlanStatus } from './plan-steps.ts'
import type { readStrategicPlanHistory } from './strategic-plans.contract.ts'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

/** Changes of a strategic plan and its goals, and the progress recorded for them. Fails with planning.plan.not_found. */
export async function findStrategicPlanHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readStrategicPlanHistory>,
): Promise<Output<typeof readStrategicPlanHistory>> {
  await getPlanStatus(scope, strategicPlans, params.id)
  const goals = await scope.db
    .select({ id: strategicGoals.id })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.planId, params.id)))
  const parts = [
    { table: 'strategic_goal', column: 'plan_id' },
    { table: 'progress_entry', column: 'goal_id', ids: goals.map(({ id }) => id) },
  ]
  return recordHistory(scope, { table: 'strategic_plan', id: params.id, parts }, query)
}

/** Changes of an annual plan and its objectives, and the progress recorded for them. Fails with planning.plan.not_found. */
export async function findAnnualWorkPlanHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readAnnualWorkPlanHistory>,
): Promise<Output<typeof readAnnualWorkPlanHistory>> {
  await getPlanStatus(scope, annualWorkPlans, params.id)
  const found = await scope.db
    .select({ id: objectives.id })
    .from(objectives)
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.annualWorkPlanId, params.id)))
  const parts = [
    { table: 'objective', column: 'annual_work_plan_id' },
    { table: 'progress_entry', column: 'objective_id', ids: found.map(({ id }) => id) },
  ]
  return recordHistory(scope, { table: 'annual_work_plan', id: params.id, parts }, query)
}
