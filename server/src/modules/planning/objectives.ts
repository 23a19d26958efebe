// Reading objectives of annual work plans.
import { and, eq, getTableColumns, ilike, not, notInArray, or, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { goalOfObjective, lockAnnualWorkPlan } from './annual-work-plans.ts'
import { fail } from './errors.ts'
import { objectiveView } from './objective-view.ts'
import type { listObjectives, ObjectiveRecord, ObjectiveRow, readObjective } from './objectives.contract.ts'
import { objectiveIsOverdue } from './pace.ts'
import { isEditable } from './plan-rules.ts'
import { annualWorkPlans, objectives, strategicGoals } from './tables.ts'

const columns = {
  ...getTableColumns(objectives),
  goalTitle: strategicGoals.title,
  annualWorkPlanTitle: annualWorkPlans.title,
  year: annualWorkPlans.year,
  planStatus: annualWorkPlans.status,
}
const annualOfObjective = and(
  eq(annualWorkPlans.organizationId, objectives.organizationId),
  eq(annualWorkPlans.id, objectives.annualWorkPlanId),
)
const objectivesList = defineList({
  columns,
  from: sql`${objectives} join ${annualWorkPlans} on ${annualOfObjective}
    left join ${strategicGoals} on ${goalOfObjective}`,
  sortable: {
    targetDate: objectives.targetDate,
    completion: objectives.completion,
    title: objectives.title,
    status: objectives.status,
  },
  sort: 'targetDate',
  tieBreaker: objectives.id,
})

/** Objectives of annual plans that are not cancelled or archived, or of one plan; the next due first. */
export async function findObjectives(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listObjectives>, 'query'>,
): Promise<Output<typeof listObjectives>> {
  const now = today(scope.clock.now())
  const overdue = objectiveIsOverdue(now)
  const where = and(
    eq(objectives.organizationId, scope.organization.id),
    query.annualWorkPlanId
      ? eq(objectives.annualWorkPlanId, query.annualWorkPlanId)
      : notInArray(annualWorkPlans.status, ['cancelled', 'archived']),
    query.overdue === undefined ? undefined : query.overdue ? overdue : not(overdue),
    query.status ? eq(objectives.status, query.status) : undefined,
    query.year ? eq(annualWorkPlans.year, query.year) : undefined,
    query.goalId ? eq(objectives.goalId, query.goalId) : undefined,
    query.q
      ? or(ilike(objectives.title, contains(query.q)), ilike(objectives.indicator, contains(query.q)))
      : undefined,
  )
  const page = await objectivesList(scope.db, query, where)
  return { ...page, items: page.items.map((found) => objectiveRow(found, now)) }
}

type Found = typeof objectives.$inferSelect & {
  goalTitle: string | null
  annualWorkPlanTitle: string
  year: number
  planStatus: string
}

function objectiveRow(found: Found, now: string) {
  const { goalTitle, annualWorkPlanTitle, year, planStatus } = found
  return {
    ...objectiveView(found, { goalTitle, planStatus, today: now }),
    annualWorkPlanTitle,
    year,
    planStatus: planStatus as ObjectiveRow['planStatus'],
  }
}

/** One objective with its annual plan. Fails with planning.objective.not_found. */
export async function getObjective(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readObjective>, 'params'>,
): Promise<ObjectiveRecord> {
  const [found] = await scope.db
    .select(columns)
    .from(objectives)
    .innerJoin(annualWorkPlans, annualOfObjective)
    .leftJoin(strategicGoals, goalOfObjective)
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.id, params.id)))
  if (!found) return fail('planning.objective.not_found')
  const allowed = scope.actor.permissions
  return {
    ...objectiveRow(found, today(scope.clock.now())),
    canEdit: allowed.has('planning.plan.edit') && isEditable(found.planStatus),
    canRecordProgress: allowed.has('planning.progress.record') && found.planStatus === 'active',
  }
}

/** An objective, its annual plan and its strategic plan, all locked; the plans first, as everywhere. */
export async function lockObjective(scope: OrganizationScope, id: string) {
  const own = and(eq(objectives.organizationId, scope.organization.id), eq(objectives.id, id))
  const [found] = await scope.db.select({ annualId: objectives.annualWorkPlanId }).from(objectives).where(own)
  if (!found) return fail('planning.objective.not_found')
  const locked = await lockAnnualWorkPlan(scope, found.annualId)
  const [objective] = await scope.db.select().from(objectives).where(own).for('update')
  return objective ? { objective, ...locked } : fail('planning.objective.not_found')
}
