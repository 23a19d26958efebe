// Goals of a strategic plan.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains, orderFor, pageOf, totalRows } from '../../platform/http/list.ts'
import { recordStep } from '../../platform/workflow/steps.ts'
import { fail } from './errors.ts'
import { goalView } from './goal-view.ts'
import { requireEditable, requireVersion, stateWord } from './plan-rules.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'
import type { addGoal, editGoal, GoalView, listGoals, removeGoal, setGoalStatus } from './strategic-goals.contract.ts'
import { lockStrategicPlan, touchStrategicPlan } from './strategic-plans.ts'
import { strategicGoals, strategicPlans } from './tables.ts'

const PRIORITY_ORDER = sql`array_position(array['critical', 'high', 'medium', 'low'], ${strategicGoals.priority})`
const sortable = {
  title: strategicGoals.title,
  completion: strategicGoals.completion,
  priority: PRIORITY_ORDER,
  status: strategicGoals.status,
}

/** Goals of plans in force (approved or active), or of one plan. */
export async function findGoalsInForce(
  scope: OrganizationScope,
  { query }: Input<typeof listGoals>,
): Promise<Output<typeof listGoals>> {
  const now = today(scope.clock.now())
  const year = Number(now.slice(0, 4))
  const expected = sql`80.0 * least(greatest(${year} - ${strategicPlans.startYear} + 1, 0), ${strategicPlans.endYear} - ${strategicPlans.startYear} + 1)
    / (${strategicPlans.endYear} - ${strategicPlans.startYear} + 1)`
  const late = sql`(${strategicGoals.status} <> 'deferred' and ${strategicPlans.startYear} <= ${year}
    and ${strategicGoals.completion} < case when ${year} > ${strategicPlans.endYear} then 100 else ${expected} end)`
  const where = and(
    eq(strategicGoals.organizationId, scope.organization.id),
    query.planId ? eq(strategicGoals.planId, query.planId) : inArray(strategicPlans.status, ['approved', 'active']),
    query.status ? eq(strategicGoals.status, query.status) : undefined,
    query.priority ? eq(strategicGoals.priority, query.priority) : undefined,
    query.atRisk === undefined ? undefined : query.atRisk ? late : sql`not ${late}`,
    query.q
      ? sql`(${strategicGoals.title} ilike ${contains(query.q)} or ${strategicGoals.metric} ilike ${contains(query.q)})`
      : undefined,
  )
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({
        goal: strategicGoals,
        planTitle: strategicPlans.title,
        startYear: strategicPlans.startYear,
        endYear: strategicPlans.endYear,
        total: totalRows,
      })
      .from(strategicGoals)
      .innerJoin(
        strategicPlans,
        and(
          eq(strategicPlans.organizationId, strategicGoals.organizationId),
          eq(strategicPlans.id, strategicGoals.planId),
        ),
      )
      .where(where)
      .orderBy(...orderFor(query.sort ?? 'priority', sortable, strategicGoals.id))
      .limit(limit)
      .offset(offset),
  )
  const items = page.items.map(({ goal, planTitle, startYear, endYear }) => ({
    ...goalView(goal, { startYear, endYear, today: now }),
    planTitle,
    startYear,
    endYear,
  }))
  return { ...page, items }
}

/** Adds a goal at the end of a draft or returned plan. */
export async function addGoalToPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof addGoal>,
): Promise<GoalView> {
  const plan = await lockStrategicPlan(scope, params.id)
  requireEditable(plan.status)
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from strategic_goal where plan_id = ${params.id})`
  const [goal] = await scope.db
    .insert(strategicGoals)
    .values({ ...body, planId: params.id, currentValue: body.baselineValue ?? '0', position })
    .returning()
  await touchStrategicPlan(scope, params.id)
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
      version: sql`${strategicGoals.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(strategicGoals.id, params.id))
    .returning()
  await touchStrategicPlan(scope, plan.id)
  return changed ? goalView(changed, years) : fail('planning.goal.not_found')
}

export async function removeGoalFromPlan(
  scope: OrganizationScope,
  { params }: Input<typeof removeGoal>,
): Promise<null> {
  const { plan } = await lockGoal(scope, params.id)
  requireEditable(plan.status)
  await scope.db.delete(strategicGoals).where(eq(strategicGoals.id, params.id))
  await touchStrategicPlan(scope, plan.id)
  return null
}

/** Work on a goal starts, is completed or deferred, while the plan is active. */
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
    .set({ status: body.status, version: sql`${strategicGoals.version} + 1`, updatedAt: sql`now()` })
    .where(eq(strategicGoals.id, params.id))
    .returning()
  if (body.note) {
    const comment = `${goal.title}: ${body.note}`.slice(0, 4000)
    const { status } = plan
    await recordStep(scope, {
      subject: strategicPlanWorkflow.subject,
      subjectId: plan.id,
      action: 'comment',
      fromStatus: status,
      toStatus: status,
      comment,
    })
  }
  return moved ? goalView(moved, years) : fail('planning.goal.not_found')
}

/** A goal and its plan, both locked; the plan first, as everywhere. */
export async function lockGoal(scope: OrganizationScope, id: string) {
  const [found] = await scope.db
    .select({ planId: strategicGoals.planId })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.id, id)))
  if (!found) return fail('planning.goal.not_found')
  const plan = await lockStrategicPlan(scope, found.planId)
  const [goal] = await scope.db.select().from(strategicGoals).where(eq(strategicGoals.id, id)).for('update')
  return goal ? { goal, plan } : fail('planning.goal.not_found')
}
