// Writing annual work plans while they are prepared.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { AnnualWorkPlan, createAnnualWorkPlan, editAnnualWorkPlan } from './annual-work-plans.contract.ts'
import { getAnnualWorkPlan, lockAnnualWorkPlan } from './annual-work-plans.ts'
import { fail } from './errors.ts'
import { IN_FORCE } from './pace.ts'
import { isEditable, requireEditableYear, requireVersion, stateWord, touched } from './plan-rules.ts'
import { annualWorkPlans, objectives, strategicPlans } from './tables.ts'

/**
 * Starts the annual work plan of a year under a strategic plan that is being prepared or in force. Errors:
 * planning.annual.plan_unknown, planning.annual.plan_closed, planning.annual.under_amendment,
 * planning.annual.year_outside, planning.annual.year_taken, planning.annual.copy_unknown.
 */
export async function startAnnualWorkPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof createAnnualWorkPlan>,
): Promise<AnnualWorkPlan> {
  const { copyFromId, ...content } = body
  await requireOpenPlan(scope, body)
  const [annual] = await scope.db
    .insert(annualWorkPlans)
    .values({ ...content, preparers: [scope.actor.id], preparedBy: scope.actor.name })
    .returning()
  if (!annual) return fail('planning.plan.not_found')
  if (copyFromId) await copyObjectives(scope, copyFromId, annual)
  return getAnnualWorkPlan(scope, { params: { ...params, id: annual.id } })
}

async function requireOpenPlan(scope: OrganizationScope, asked: { planId: string; year: number }): Promise<void> {
  const [plan] = await scope.db
    .select()
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, scope.organization.id), eq(strategicPlans.id, asked.planId)))
    .for('share')
  if (!plan) return fail('planning.annual.plan_unknown')
  const preparing = isEditable(plan.status) || plan.status === 'submitted'
  if (!preparing && !IN_FORCE.includes(plan.status))
    fail('planning.annual.plan_closed', { state: stateWord(plan.status) })
  if (preparing && plan.amendsId) fail('planning.annual.under_amendment')
  requireYearInside(plan, asked.year)
}

function requireYearInside({ startYear, endYear }: { startYear: number; endYear: number }, year: number): void {
  if (year < startYear || year > endYear) fail('planning.annual.year_outside', { start: startYear, end: endYear })
}

/**
 * Takes over the objectives of another year that were not cancelled, as they were planned: the same day of the new year,
 * no progress. The goal stays when it is one of the same strategic plan.
 */
async function copyObjectives(
  scope: OrganizationScope,
  fromId: string,
  to: typeof annualWorkPlans.$inferSelect,
): Promise<void> {
  const own = and(eq(annualWorkPlans.organizationId, scope.organization.id), eq(annualWorkPlans.id, fromId))
  const [from] = await scope.db.select({ year: annualWorkPlans.year }).from(annualWorkPlans).where(own)
  if (!from) return fail('planning.annual.copy_unknown')
  await scope.db.execute(sql`
    insert into objective (id, plan_id, annual_work_plan_id, goal_id, title, description, indicator, unit, baseline_value,
      target_value, current_value, target_date, position)
    select gen_random_uuid(), ${to.planId}, ${to.id}, case when plan_id = ${to.planId} then goal_id end, title, description,
      indicator, unit, baseline_value, target_value, baseline_value,
      (target_date + make_interval(years => ${to.year - from.year}))::date, position
      from objective where organization_id = ${scope.organization.id} and annual_work_plan_id = ${fromId}
       and status <> 'cancelled'`)
}

/**
 * Changes a draft or returned annual work plan. Errors: planning.annual.frozen, concurrency.stale,
 * planning.annual.year_outside, planning.annual.year_taken, planning.annual.dates_outside.
 */
export async function changeAnnualWorkPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof editAnnualWorkPlan>,
): Promise<AnnualWorkPlan> {
  const { version, ...content } = body
  const { annual, plan } = await lockAnnualWorkPlan(scope, params.id)
  requireEditableYear(annual.status)
  if (version !== annual.version) requireVersion(version, await getAnnualWorkPlan(scope, { params }))
  if (content.year !== undefined && content.year !== annual.year) {
    requireYearInside(plan, content.year)
    await requireDatesInside(scope, annual.id, content.year)
  }
  await scope.db
    .update(annualWorkPlans)
    .set({ ...content, ...touched(annualWorkPlans, scope.actor) })
    .where(eq(annualWorkPlans.id, annual.id))
  return getAnnualWorkPlan(scope, { params })
}

async function requireDatesInside(scope: OrganizationScope, id: string, year: number): Promise<void> {
  const [outside] = await scope.db
    .select({ id: objectives.id })
    .from(objectives)
    .where(
      and(
        eq(objectives.organizationId, scope.organization.id),
        eq(objectives.annualWorkPlanId, id),
        sql`extract(year from ${objectives.targetDate}) <> ${year}`,
      ),
    )
    .limit(1)
  if (outside) fail('planning.annual.dates_outside', { year })
}
