// How planning stands in one organization.
import { and, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../platform/calendar/fiscal.ts'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { annualSummary, planOfAnnual } from './annual-work-plans.ts'
import type { PlanningDashboard } from './dashboard.contract.ts'
import { findObjectives } from './objectives.ts'
import { expectedProgress, goalIsLate, IN_FORCE, objectiveIsOverdue } from './pace.ts'
import { PLAN_STATUSES } from './planning.contract.ts'
import { findQuarters } from './quarters.ts'
import { findGoalsInForce } from './strategic-goals.ts'
import { planSummary } from './strategic-plans.ts'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

const TOP = 10

/** The dashboard as of now: the statements are independent and travel together. */
export async function getDashboard(scope: OrganizationScope): Promise<PlanningDashboard> {
  const now = today(scope.clock.now())
  const year = fiscalYearOf(now)
  const [plan, annualPlan, strategic, annual, goals, due, quarters, atRisk, overdue] = await Promise.all([
    findActivePlan(scope, now),
    findAnnualPlan(scope, year),
    countByStatus(scope, strategicPlans),
    countByStatus(scope, annualWorkPlans),
    countGoals(scope, now),
    countObjectives(scope, now),
    findQuarters(scope, year, now),
    findGoalsInForce(scope, { query: { atRisk: true, sort: 'completion', pageSize: TOP } }),
    findObjectives(scope, { query: { overdue: true, sort: 'targetDate', pageSize: TOP } }),
  ])
  return {
    asOf: scope.clock.now().toString(),
    year,
    plan,
    annualPlan,
    strategicPlans: strategic,
    annualWorkPlans: annual,
    goals,
    objectives: due,
    quarters,
    goalsAtRisk: atRisk.items,
    objectivesOverdue: overdue.items,
  }
}

/** The active plan of this year, else the active plan that starts last. */
async function findActivePlan(scope: OrganizationScope, now: string): Promise<PlanningDashboard['plan']> {
  const { id, title, startYear, endYear, revision, progress } = planSummary
  const covers = sql`${fiscalYearOf(now)} between ${strategicPlans.startYear} and ${strategicPlans.endYear}`
  const [plan] = await scope.db
    .select({ id, title, startYear, endYear, revision, progress })
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, scope.organization.id), eq(strategicPlans.status, 'active')))
    .orderBy(desc(covers), desc(strategicPlans.startYear))
    .limit(1)
  return plan ? { ...plan, expected: expectedProgress({ ...plan, today: now }) } : null
}

async function findAnnualPlan(scope: OrganizationScope, of: number): Promise<PlanningDashboard['annualPlan']> {
  const { id, title, year, status, progress, objectives, objectivesCompleted } = annualSummary
  const [plan] = await scope.db
    .select({ id, title, year, status, progress, objectives, completed: objectivesCompleted })
    .from(annualWorkPlans)
    .innerJoin(strategicPlans, planOfAnnual)
    .where(
      and(
        eq(annualWorkPlans.organizationId, scope.organization.id),
        eq(annualWorkPlans.year, of),
        inArray(annualWorkPlans.status, ['active', 'approved', 'completed']),
      ),
    )
    .orderBy(sql`array_position(array['active', 'approved', 'completed'], ${annualWorkPlans.status})`)
    .limit(1)
  return (plan as PlanningDashboard['annualPlan'] | undefined) ?? null
}

async function countByStatus(
  scope: OrganizationScope,
  table: typeof strategicPlans | typeof annualWorkPlans,
): Promise<PlanningDashboard['strategicPlans']> {
  const rows = await scope.db
    .select({ status: table.status, plans: count() })
    .from(table as typeof strategicPlans)
    .where(eq(table.organizationId, scope.organization.id))
    .groupBy(table.status)
  const counted = new Map(rows.map(({ status, plans }) => [status, plans]))
  const counts = PLAN_STATUSES.map((status) => [status, counted.get(status) ?? 0])
  return Object.fromEntries(counts) as PlanningDashboard['strategicPlans']
}

async function countGoals(scope: OrganizationScope, now: string): Promise<PlanningDashboard['goals']> {
  const [goals] = await scope.db
    .select({ total: count(), atRisk: sql<number>`count(*) filter (where ${goalIsLate(now)})`.mapWith(Number) })
    .from(strategicGoals)
    .innerJoin(
      strategicPlans,
      and(
        eq(strategicPlans.organizationId, strategicGoals.organizationId),
        eq(strategicPlans.id, strategicGoals.planId),
      ),
    )
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), inArray(strategicPlans.status, IN_FORCE)))
  return goals?.total ? { ...goals, onTrack: goals.total - goals.atRisk } : null
}

async function countObjectives(scope: OrganizationScope, now: string): Promise<PlanningDashboard['objectives']> {
  const [counted] = await scope.db
    .select({
      total: count(),
      overdue: sql<number>`count(*) filter (where ${objectiveIsOverdue(now)})`.mapWith(Number),
      completed: sql<number>`count(*) filter (where ${objectives.status} = 'completed')`.mapWith(Number),
    })
    .from(objectives)
    .innerJoin(
      annualWorkPlans,
      and(
        eq(annualWorkPlans.organizationId, objectives.organizationId),
        eq(annualWorkPlans.id, objectives.annualWorkPlanId),
      ),
    )
    .where(
      and(
        eq(objectives.organizationId, scope.organization.id),
        inArray(annualWorkPlans.status, IN_FORCE),
        ne(objectives.status, 'cancelled'),
      ),
    )
  return counted?.total ? counted : null
}
