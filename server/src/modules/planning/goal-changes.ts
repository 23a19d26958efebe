// Writing goals: their content while the plan is prepared, their status while it is active.
import { and, eq, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { goalView } from './goal-view.ts'
import { requireEditable, requireVersion, revised, stateWord } from './plan-rules.ts'
import { recordComment } from './plan-steps.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'
import type { addGoal, editGoal, GoalView, removeGoal, setGoalStatus } from './strategic-goals.contract.ts'
import { lockGoal } from './strategic-goals.ts'
import { lockStrategicPlan, touchStrategicPlan } from './strategic-plans.ts'
import { objectives, strategicGoals } from './tables.ts'

/** Adds a goal at the end of a draft or returned plan. */
export async function addGoalToPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof addGoal>,
): Promise<GoalView> {
  const plan = await lockStrategicPlan(scope, params.id)
  requireEditable(plan.status)
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from strategic_goal
    where organization_id = ${scope.organization.id} and plan_id = ${plan.id})`
  const [goal] = await scope.db
    .insert(strategicGoals)
    .values({ ...body, planId: plan.id, currentValue: body.baselineValue ?? '0', position })
    .returning()
  await touchStrategicPlan(scope, plan.id)
  return goal ? goalView(goal, { ...plan, today: today(scope.clock.now()) }) : fail('planning.goal.not_found')
}

/** Changes a goal of a draft or returned plan; a new baseline moves the current value of a goal without progress along. */
export async function changeGoal(
  scope: OrganizationScope,
  { params, body }: Input<typeof editGoal>,
): Promise<GoalView> {
  const { goal, plan } = await lockGoal(scope, params.id)
  requireEditable(plan.status)
  const { version, ...content } = body
  const years = { ...plan, today: today(scope.clock.now()) }
  requireVersion(version, goalView(goal, years))
  const untouched = goal.currentValue === goal.baselineValue
  const [changed] = await scope.db
    .update(strategicGoals)
    .set({
      ...content,
      ...(untouched && content.baselineValue ? { currentValue: content.baselineValue } : {}),
      ...revised(strategicGoals),
    })
    .where(eq(strategicGoals.id, goal.id))
    .returning()
  await touchStrategicPlan(scope, plan.id)
  return changed ? goalView(changed, years) : fail('planning.goal.not_found')
}

/** Removes a goal of a draft or returned plan. Fails with planning.goal.in_use while objectives work towards it. */
export async function removeGoalFromPlan(
  scope: OrganizationScope,
  { params }: Input<typeof removeGoal>,
): Promise<null> {
  const { goal, plan } = await lockGoal(scope, params.id)
  requireEditable(plan.status)
  const [user] = await scope.db
    .select({ id: objectives.id })
    .from(objectives)
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.goalId, goal.id)))
    .limit(1)
  if (user) fail('planning.goal.in_use')
  await scope.db.delete(strategicGoals).where(eq(strategicGoals.id, goal.id))
  await touchStrategicPlan(scope, plan.id)
  return null
}

/** Work on a goal starts, is completed or deferred, while the plan is active. A note becomes a comment on the plan. */
export async function moveGoal(
  scope: OrganizationScope,
  { params, body }: Input<typeof setGoalStatus>,
): Promise<GoalView> {
  const { goal, plan } = await lockGoal(scope, params.id)
  if (plan.status !== 'active') fail('planning.progress.not_active', { state: stateWord(plan.status) })
  const years = { ...plan, today: today(scope.clock.now()) }
  requireVersion(body.version, goalView(goal, years))
  const [moved] = await scope.db
    .update(strategicGoals)
    .set({ status: body.status, ...revised(strategicGoals) })
    .where(eq(strategicGoals.id, goal.id))
    .returning()
  if (body.note) await recordComment(scope, { workflow: strategicPlanWorkflow, ...plan }, `${goal.title}: ${body.note}`)
  return moved ? goalView(moved, years) : fail('planning.goal.not_found')
}
