// Writing objectives: their content while the annual plan is prepared, their status while it is active.
import { and, eq, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { lockAnnualWorkPlan, touchAnnualWorkPlan } from './annual-work-plans.ts'
import { fail } from './errors.ts'
import { objectiveView } from './objective-view.ts'
import type {
  addObjective,
  editObjective,
  ObjectiveView,
  removeObjective,
  setObjectiveStatus,
} from './objectives.contract.ts'
import { lockObjective } from './objectives.ts'
import { requireEditableYear, requireVersion, revised, stateWord } from './plan-rules.ts'
import { recordComment } from './plan-steps.ts'
import { annualPlanWorkflow } from './plan-workflow.ts'
import { type annualWorkPlans, objectives, strategicGoals } from './tables.ts'

type Annual = typeof annualWorkPlans.$inferSelect
type Objective = typeof objectives.$inferSelect

/**
 * Adds an objective at the end of a draft or returned annual plan. Errors: planning.annual.frozen,
 * planning.objective.date_outside, planning.objective.goal_elsewhere, planning.measure.target_is_baseline.
 */
export async function addObjectiveToYear(
  scope: OrganizationScope,
  { params, body }: Input<typeof addObjective>,
): Promise<ObjectiveView> {
  const { annual } = await lockAnnualWorkPlan(scope, params.id)
  requireEditableYear(annual.status)
  requireDateInside(annual, body.targetDate)
  const goalTitle = await goalTitleOf(scope, annual, body.goalId ?? null)
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from objective
    where organization_id = ${scope.organization.id} and annual_work_plan_id = ${annual.id})`
  const { id: annualWorkPlanId, planId } = annual
  const [objective] = await scope.db
    .insert(objectives)
    .values({ ...body, planId, annualWorkPlanId, currentValue: body.baselineValue ?? '0', position })
    .returning()
  await touchAnnualWorkPlan(scope, annual.id)
  return viewOf(scope, objective, { annual, goalTitle })
}

/** Changes an objective of a draft or returned annual plan; its current value is its baseline, since nothing has begun. */
export async function changeObjective(
  scope: OrganizationScope,
  { params, body }: Input<typeof editObjective>,
): Promise<ObjectiveView> {
  const { objective, annual } = await lockObjective(scope, params.id)
  requireEditableYear(annual.status)
  const { version, ...content } = body
  const goalTitle = await goalTitleOf(scope, annual, content.goalId === undefined ? objective.goalId : content.goalId)
  requireVersion(version, viewOf(scope, objective, { annual, goalTitle }))
  if (content.targetDate) requireDateInside(annual, content.targetDate)
  const [changed] = await scope.db
    .update(objectives)
    .set({
      ...content,
      ...(content.baselineValue ? { currentValue: content.baselineValue } : {}),
      ...revised(objectives),
    })
    .where(eq(objectives.id, objective.id))
    .returning()
  await touchAnnualWorkPlan(scope, annual.id)
  return viewOf(scope, changed, { annual, goalTitle })
}

export async function removeObjectiveFromYear(
  scope: OrganizationScope,
  { params }: Input<typeof removeObjective>,
): Promise<null> {
  const { objective, annual } = await lockObjective(scope, params.id)
  requireEditableYear(annual.status)
  await scope.db.delete(objectives).where(eq(objectives.id, objective.id))
  await touchAnnualWorkPlan(scope, annual.id)
  return null
}

/** Work on an objective starts or ends, while its annual plan is active. A note becomes a comment on that plan. */
export async function moveObjective(
  scope: OrganizationScope,
  { params, body }: Input<typeof setObjectiveStatus>,
): Promise<ObjectiveView> {
  const { objective, annual } = await lockObjective(scope, params.id)
  if (annual.status !== 'active') fail('planning.progress.not_active', { state: stateWord(annual.status) })
  const goalTitle = await goalTitleOf(scope, annual, objective.goalId)
  requireVersion(body.version, viewOf(scope, objective, { annual, goalTitle }))
  const [moved] = await scope.db
    .update(objectives)
    .set({ status: body.status, ...revised(objectives) })
    .where(eq(objectives.id, objective.id))
    .returning()
  if (body.note)
    await recordComment(scope, { workflow: annualPlanWorkflow, ...annual }, `${objective.title}: ${body.note}`)
  return viewOf(scope, moved, { annual, goalTitle })
}

function requireDateInside({ year }: Annual, targetDate: string): void {
  if (Number(targetDate.slice(0, 4)) !== year) fail('planning.objective.date_outside', { year })
}

/** Title of a goal of the annual plan's strategic plan; null for none. Fails with planning.objective.goal_elsewhere. */
export async function goalTitleOf(
  scope: OrganizationScope,
  { planId }: Annual,
  goalId: string | null,
): Promise<string | null> {
  if (goalId === null) return null
  const { organizationId, id, title } = strategicGoals
  const [goal] = await scope.db
    .select({ title })
    .from(strategicGoals)
    .where(and(eq(organizationId, scope.organization.id), eq(strategicGoals.planId, planId), eq(id, goalId)))
  return goal?.title ?? fail('planning.objective.goal_elsewhere')
}

/** The written row as readers get it. */
export function viewOf(
  scope: OrganizationScope,
  objective: Objective | undefined,
  { annual, goalTitle }: { annual: Annual; goalTitle: string | null },
): ObjectiveView {
  if (!objective) return fail('planning.objective.not_found')
  return objectiveView(objective, { goalTitle, planStatus: annual.status, today: today(scope.clock.now()) })
}
