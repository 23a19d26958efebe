// Reading goals of strategic plans.
import { and, eq, getTableColumns, ilike, inArray, not, or, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { fail } from './errors.ts'
import { goalView } from './goal-view.ts'
import { goalIsLate, IN_FORCE } from './pace.ts'
import { isEditable } from './plan-rules.ts'
import type { GoalRecord, listGoals, readGoal } from './strategic-goals.contract.ts'
import { lockStrategicPlan } from './strategic-plans.ts'
import { strategicGoals, strategicPlans } from './tables.ts'

const planOfGoal = and(
  eq(strategicPlans.organizationId, strategicGoals.organizationId),
  eq(strategicPlans.id, strategicGoals.planId),
)
const columns = {
  ...getTableColumns(strategicGoals),
  planTitle: strategicPlans.title,
  planStatus: strategicPlans.status,
  startYear: strategicPlans.startYear,
  endYear: strategicPlans.endYear,
}
const goalsList = defineList({
  columns,
  from: sql`${strategicGoals} join ${strategicPlans} on ${planOfGoal}`,
  sortable: {
    title: strategicGoals.title,
    completion: strategicGoals.completion,
    priority: sql`array_position(array['critical', 'high', 'medium', 'low'], ${strategicGoals.priority})`,
    status: strategicGoals.status,
  },
  sort: 'priority',
  tieBreaker: strategicGoals.id,
})

/** Goals of plans in force (approved or active), or of one plan. */
export async function findGoalsInForce(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listGoals>, 'query'>,
): Promise<Output<typeof listGoals>> {
  const now = today(scope.clock.now())
  const late = goalIsLate(now)
  const where = and(
    eq(strategicGoals.organizationId, scope.organization.id),
    query.planId ? eq(strategicGoals.planId, query.planId) : inArray(strategicPlans.status, IN_FORCE),
    query.status ? eq(strategicGoals.status, query.status) : undefined,
    query.priority ? eq(strategicGoals.priority, query.priority) : undefined,
    query.atRisk === undefined ? undefined : query.atRisk ? late : not(late),
    query.q
      ? or(ilike(strategicGoals.title, contains(query.q)), ilike(strategicGoals.metric, contains(query.q)))
      : undefined,
  )
  const page = await goalsList(scope.db, query, where)
  const items = page.items.map((goal) => {
    const { planTitle, startYear, endYear } = goal
    return { ...goalView(goal, { startYear, endYear, today: now }), planTitle, startYear, endYear }
  })
  return { ...page, items }
}

/** One goal with its plan. Fails with planning.goal.not_found. */
export async function getGoal(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readGoal>, 'params'>,
): Promise<GoalRecord> {
  const [found] = await scope.db
    .select(columns)
    .from(strategicGoals)
    .innerJoin(strategicPlans, planOfGoal)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.id, params.id)))
  if (!found) return fail('planning.goal.not_found')
  const { planTitle, planStatus, startYear, endYear } = found
  const allowed = scope.actor.permissions
  return {
    ...goalView(found, { startYear, endYear, today: today(scope.clock.now()) }),
    planTitle,
    startYear,
    endYear,
    planStatus: planStatus as GoalRecord['planStatus'],
    canEdit: allowed.has('planning.plan.edit') && isEditable(planStatus),
    canRecordProgress: allowed.has('planning.progress.record') && planStatus === 'active',
  }
}

/** A goal and its plan, both locked; the plan first, as everywhere. */
export async function lockGoal(scope: OrganizationScope, id: string) {
  const own = and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.id, id))
  const [found] = await scope.db.select({ planId: strategicGoals.planId }).from(strategicGoals).where(own)
  if (!found) return fail('planning.goal.not_found')
  const plan = await lockStrategicPlan(scope, found.planId)
  const [goal] = await scope.db.select().from(strategicGoals).where(own).for('update')
  return goal ? { goal, plan } : fail('planning.goal.not_found')
}
