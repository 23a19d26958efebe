// An approved amendment takes the place of the plan that it amends: nothing of that plan's years and progress is lost.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { recordStep } from '../../platform/workflow/steps.ts'
import { fail } from './errors.ts'
import { IN_FORCE } from './pace.ts'
import { revised } from './plan-rules.ts'
import { stepValues } from './plan-steps.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'
import { requireYearsCovered } from './plan-years.ts'
import { lineageOf } from './progress-entries.ts'
import { lockStrategicPlan } from './strategic-plans.ts'
import { annualWorkPlans, objectives, strategicPlans } from './tables.ts'

type Plan = Awaited<ReturnType<typeof lockStrategicPlan>>
type Amendment = Plan & { amendsId: string }

/**
 * Approves `amendment` in place of the plan that it amends, which becomes archived. The amendment is active when that
 * plan was. Errors: planning.plan.not_amendable when that plan is no longer in force, planning.plan.years_in_use.
 */
export async function takeOver(
  scope: OrganizationScope,
  amendment: Amendment,
  approval: ReturnType<typeof stepValues>,
): Promise<void> {
  const amended = await lockStrategicPlan(scope, amendment.amendsId)
  if (!IN_FORCE.includes(amended.status)) fail('planning.plan.not_amendable')
  await requireYearsCovered(scope, amended.id, amendment)
  await supersede(scope, amended, amendment)
  await scope.db.update(strategicPlans).set(approval).where(eq(strategicPlans.id, amendment.id))
  if (amended.status === 'active') await activate(scope, amendment)
  await carryGoals(scope, amendment)
  await carryYears(scope, amendment)
}

async function supersede(scope: OrganizationScope, amended: Plan, { revision, title }: Plan): Promise<void> {
  const { to } = strategicPlanWorkflow.transitions.supersede
  await recordStep(scope, {
    subject: strategicPlanWorkflow.subject,
    subjectId: amended.id,
    action: 'supersede',
    fromStatus: amended.status,
    toStatus: to,
    comment: `Superseded by revision ${revision}: ${title}`,
  })
  const values = stepValues(strategicPlans, scope.actor, { action: 'supersede', to })
  await scope.db.update(strategicPlans).set(values).where(eq(strategicPlans.id, amended.id))
}

async function activate(scope: OrganizationScope, { id, revision }: Plan): Promise<void> {
  const { to } = strategicPlanWorkflow.transitions.activate
  await recordStep(scope, {
    subject: strategicPlanWorkflow.subject,
    subjectId: id,
    action: 'activate',
    fromStatus: 'approved',
    toStatus: to,
    comment: `In force in place of revision ${revision - 1}.`,
  })
  const values = stepValues(strategicPlans, scope.actor, { action: 'activate', to })
  await scope.db.update(strategicPlans).set(values).where(eq(strategicPlans.id, id))
}

/**
 * Work went on under the amended plan while its amendment was prepared: goals take over where they stand now. A goal
 * without any progress stays at its baseline, which the amendment may have moved.
 */
async function carryGoals(scope: OrganizationScope, { id, amendsId }: Amendment): Promise<void> {
  await scope.db.execute(sql`
    update strategic_goal g
       set status = before.status, version = g.version + 1, updated_at = now(),
           current_value = case when exists (select from progress_entry e where e.organization_id = g.organization_id
             and e.goal_id in ${lineageOf(sql`g.organization_id`, sql`before.id`)})
             then before.current_value else g.baseline_value end
      from strategic_goal before
     where g.organization_id = ${scope.organization.id} and g.plan_id = ${id}
       and before.organization_id = g.organization_id and before.id = g.amends_id and before.plan_id = ${amendsId}`)
}

/** The years move to the new revision, and their objectives to its goals; those of a removed goal keep none. */
async function carryYears(scope: OrganizationScope, { id, amendsId }: Amendment): Promise<void> {
  const own = eq(annualWorkPlans.organizationId, scope.organization.id)
  // The objectives' plan follows by their foreign key, whose check waits for the end of the transaction.
  await scope.db
    .update(annualWorkPlans)
    .set({ ...revised(annualWorkPlans), planId: id })
    .where(and(own, eq(annualWorkPlans.planId, amendsId)))
  const successor: SQL = sql`(select g.id from strategic_goal g where g.organization_id = ${objectives.organizationId}
    and g.plan_id = ${id} and g.amends_id = ${objectives.goalId})`
  await scope.db
    .update(objectives)
    .set({ ...revised(objectives), goalId: successor })
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.planId, id)))
}
