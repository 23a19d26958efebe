// A strategic plan on its way from draft to archive, and what is said about it.
import { and, count, eq, inArray } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { takeStep } from '../../platform/workflow/steps.ts'
import { takeOver } from './amendment-takeover.ts'
import { fail } from './errors.ts'
import { requireGuard, strategicSubmission } from './plan-guards.ts'
import { tellOfStep } from './plan-news.ts'
import { stateWord } from './plan-rules.ts'
import { addComment, readSteps, stepValues } from './plan-steps.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'
import type {
  commentStrategicPlan,
  listStrategicPlanSteps,
  StrategicPlan,
  stepStrategicPlan,
} from './strategic-plans.contract.ts'
import { getStrategicPlan, lockStrategicPlan } from './strategic-plans.ts'
import { annualWorkPlans, strategicGoals, strategicPlans } from './tables.ts'

/**
 * Takes one step. Errors besides those of `takeStep`: planning.plan.incomplete, planning.plan.empty (submit),
 * planning.plan.years_overlap, planning.plan.not_amendable, planning.plan.years_in_use (approve),
 * planning.plan.amendment_open, planning.plan.year_open (complete, cancel).
 */
export async function takeStrategicPlanStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepStrategicPlan>,
): Promise<StrategicPlan> {
  const plan = await lockStrategicPlan(scope, params.id)
  const { to } = await takeStep(scope, strategicPlanWorkflow, { subject: plan, body })
  if (body.action === 'submit')
    requireGuard(strategicSubmission({ ...plan, goals: await countGoals(scope, params.id) }))
  if (body.action === 'complete' || body.action === 'cancel') await requireNothingOpen(scope, params.id)
  const values = stepValues(strategicPlans, scope.actor, { action: body.action, to })
  if (body.action === 'approve' && plan.amendsId) await takeOver(scope, { ...plan, amendsId: plan.amendsId }, values)
  else await scope.db.update(strategicPlans).set(values).where(eq(strategicPlans.id, params.id))
  await tellOfStep(scope, body.action, { workflow: strategicPlanWorkflow, plan, said: body.comment ?? '' })
  return getStrategicPlan(scope, { params })
}

export function findStrategicPlanSteps(
  scope: OrganizationScope,
  { params }: Input<typeof listStrategicPlanSteps>,
): Promise<Output<typeof listStrategicPlanSteps>> {
  return readSteps(scope, { table: strategicPlans, workflow: strategicPlanWorkflow, id: params.id })
}

export function commentOnStrategicPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof commentStrategicPlan>,
): Promise<Output<typeof commentStrategicPlan>> {
  const plan = { table: strategicPlans, workflow: strategicPlanWorkflow, id: params.id }
  return addComment(scope, plan, body.comment)
}

async function countGoals(scope: OrganizationScope, planId: string): Promise<number> {
  const [counted] = await scope.db
    .select({ goals: count() })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.planId, planId)))
  return counted?.goals ?? 0
}

/** A plan does not end while a year of it runs or an amendment of it is being prepared. */
async function requireNothingOpen(scope: OrganizationScope, id: string): Promise<void> {
  const [amendments, years] = await Promise.all([
    scope.db
      .select({ id: strategicPlans.id })
      .from(strategicPlans)
      .where(
        and(
          eq(strategicPlans.organizationId, scope.organization.id),
          eq(strategicPlans.amendsId, id),
          inArray(strategicPlans.status, ['draft', 'submitted', 'returned']),
        ),
      ),
    scope.db
      .select({ year: annualWorkPlans.year, status: annualWorkPlans.status })
      .from(annualWorkPlans)
      .where(
        and(
          eq(annualWorkPlans.organizationId, scope.organization.id),
          eq(annualWorkPlans.planId, id),
          inArray(annualWorkPlans.status, ['submitted', 'approved', 'active']),
        ),
      ),
  ])
  if (amendments.length > 0) fail('planning.plan.amendment_open')
  const [open] = years
  if (open) fail('planning.plan.year_open', { year: open.year, state: stateWord(open.status) })
}
