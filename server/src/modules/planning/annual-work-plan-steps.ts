// An annual work plan on its way from draft to archive, and what is said about it.
import { and, count, eq, ne } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { takeStep } from '../../platform/workflow/steps.ts'
import type {
  AnnualWorkPlan,
  commentAnnualWorkPlan,
  listAnnualWorkPlanSteps,
  stepAnnualWorkPlan,
} from './annual-work-plans.contract.ts'
import { getAnnualWorkPlan, lockAnnualWorkPlan } from './annual-work-plans.ts'
import { annualSubmission, requireGuard, underPlanInForce } from './plan-guards.ts'
import { tellOfStep } from './plan-news.ts'
import { addComment, readSteps, stepValues } from './plan-steps.ts'
import { annualPlanWorkflow } from './plan-workflow.ts'
import { annualWorkPlans, objectives } from './tables.ts'

/**
 * Takes one step. Errors besides those of `takeStep`: planning.plan.empty (submit), planning.plan.not_in_force (approve,
 * activate), planning.annual.active_exists (activate).
 */
export async function takeAnnualWorkPlanStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepAnnualWorkPlan>,
): Promise<AnnualWorkPlan> {
  const { annual, plan } = await lockAnnualWorkPlan(scope, params.id)
  const { to } = await takeStep(scope, annualPlanWorkflow, { subject: annual, body })
  if (body.action === 'submit') requireGuard(annualSubmission(await countObjectives(scope, annual.id)))
  if (body.action === 'approve' || body.action === 'activate') requireGuard(underPlanInForce(plan.status))
  await scope.db
    .update(annualWorkPlans)
    .set(stepValues(annualWorkPlans, scope.actor, { action: body.action, to }))
    .where(eq(annualWorkPlans.id, annual.id))
  await tellOfStep(scope, body.action, { workflow: annualPlanWorkflow, plan: annual, said: body.comment ?? '' })
  return getAnnualWorkPlan(scope, { params })
}

export function findAnnualWorkPlanSteps(
  scope: OrganizationScope,
  { params }: Input<typeof listAnnualWorkPlanSteps>,
): Promise<Output<typeof listAnnualWorkPlanSteps>> {
  return readSteps(scope, { table: annualWorkPlans, workflow: annualPlanWorkflow, id: params.id })
}

export function commentOnAnnualWorkPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof commentAnnualWorkPlan>,
): Promise<Output<typeof commentAnnualWorkPlan>> {
  return addComment(scope, { table: annualWorkPlans, workflow: annualPlanWorkflow, id: params.id }, body.comment)
}

async function countObjectives(scope: OrganizationScope, annualId: string): Promise<number> {
  const [counted] = await scope.db
    .select({ objectives: count() })
    .from(objectives)
    .where(
      and(
        eq(objectives.organizationId, scope.organization.id),
        eq(objectives.annualWorkPlanId, annualId),
        ne(objectives.status, 'cancelled'),
      ),
    )
  return counted?.objectives ?? 0
}
