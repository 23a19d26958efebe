// Reading and locking annual work plans.
import { and, asc, eq, ilike, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { actionsFor } from '../../platform/workflow/workflow.ts'
import type { AnnualWorkPlan, listAnnualWorkPlans, readAnnualWorkPlan } from './annual-work-plans.contract.ts'
import { fail } from './errors.ts'
import { objectiveView } from './objective-view.ts'
import { yearFigures } from './plan-figures.ts'
import { annualSubmission, explainGuards, underPlanInForce } from './plan-guards.ts'
import { isEditable, touched } from './plan-rules.ts'
import { annualPlanWorkflow } from './plan-workflow.ts'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

/** Columns of an annual plan in a list, joined with its strategic plan. */
export const annualSummary = {
  id: annualWorkPlans.id,
  title: annualWorkPlans.title,
  year: annualWorkPlans.year,
  planId: annualWorkPlans.planId,
  planTitle: strategicPlans.title,
  budgetTotal: annualWorkPlans.budgetTotal,
  status: annualWorkPlans.status,
  preparedBy: annualWorkPlans.preparedBy,
  submittedAt: annualWorkPlans.submittedAt,
  submittedBy: annualWorkPlans.submittedBy,
  decidedAt: annualWorkPlans.decidedAt,
  decidedBy: annualWorkPlans.decidedBy,
  version: annualWorkPlans.version,
  createdAt: annualWorkPlans.createdAt,
  updatedAt: annualWorkPlans.updatedAt,
  ...yearFigures,
}
export const planOfAnnual = and(
  eq(strategicPlans.organizationId, annualWorkPlans.organizationId),
  eq(strategicPlans.id, annualWorkPlans.planId),
)
const plansList = defineList({
  columns: annualSummary,
  from: sql`${annualWorkPlans} join ${strategicPlans} on ${planOfAnnual}`,
  sortable: {
    title: annualWorkPlans.title,
    year: annualWorkPlans.year,
    status: annualWorkPlans.status,
    createdAt: annualWorkPlans.createdAt,
  },
  sort: '-year',
  tieBreaker: annualWorkPlans.id,
})

/** One page of the organization's annual work plans, the latest year first. */
export async function findAnnualWorkPlans(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listAnnualWorkPlans>, 'query'>,
): Promise<Output<typeof listAnnualWorkPlans>> {
  const where = and(
    eq(annualWorkPlans.organizationId, scope.organization.id),
    query.year ? eq(annualWorkPlans.year, query.year) : undefined,
    query.status ? eq(annualWorkPlans.status, query.status) : undefined,
    query.planId ? eq(annualWorkPlans.planId, query.planId) : undefined,
    query.q ? ilike(annualWorkPlans.title, contains(query.q)) : undefined,
  )
  return (await plansList(scope.db, query, where)) as Output<typeof listAnnualWorkPlans>
}

/** The annual plan with its objectives and what the reader may do. Fails with planning.plan.not_found. */
export async function getAnnualWorkPlan(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readAnnualWorkPlan>, 'params'>,
): Promise<AnnualWorkPlan> {
  const [found] = await scope.db
    .select({
      annual: { ...annualSummary, description: annualWorkPlans.description },
      preparers: annualWorkPlans.preparers,
      plan: {
        id: strategicPlans.id,
        title: strategicPlans.title,
        startYear: strategicPlans.startYear,
        endYear: strategicPlans.endYear,
        status: strategicPlans.status,
      },
    })
    .from(annualWorkPlans)
    .innerJoin(strategicPlans, planOfAnnual)
    .where(and(eq(annualWorkPlans.organizationId, scope.organization.id), eq(annualWorkPlans.id, params.id)))
  if (!found) return fail('planning.plan.not_found')
  const { annual, preparers, plan } = found
  const [goalChoices, objectiveList] = await Promise.all([findGoalChoices(scope, plan.id), findParts(scope, annual)])
  const guard = underPlanInForce(plan.status)
  const allowed = scope.actor.permissions
  return {
    ...annual,
    plan,
    goalChoices,
    objectiveList,
    actions: explainGuards(actionsFor(annualPlanWorkflow, { status: annual.status, preparers }, scope.actor), {
      submit: annualSubmission(annual.objectives),
      approve: guard,
      activate: guard,
    }),
    canEdit: allowed.has('planning.plan.edit') && isEditable(annual.status),
    canComment: allowed.has('planning.plan.comment'),
    canRecordProgress: allowed.has('planning.progress.record') && annual.status === 'active',
  } as AnnualWorkPlan
}

function findGoalChoices(scope: OrganizationScope, planId: string) {
  return scope.db
    .select({ id: strategicGoals.id, title: strategicGoals.title })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.planId, planId)))
    .orderBy(asc(strategicGoals.position), asc(strategicGoals.id))
}

export const goalOfObjective = and(
  eq(strategicGoals.organizationId, objectives.organizationId),
  eq(strategicGoals.id, objectives.goalId),
)

async function findParts(scope: OrganizationScope, annual: { id: string; status: string }) {
  const rows = await scope.db
    .select({ objective: objectives, goalTitle: strategicGoals.title })
    .from(objectives)
    .leftJoin(strategicGoals, goalOfObjective)
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.annualWorkPlanId, annual.id)))
    .orderBy(asc(objectives.position), asc(objectives.id))
  const around = { planStatus: annual.status, today: today(scope.clock.now()) }
  return rows.map(({ objective, goalTitle }) => objectiveView(objective, { goalTitle, ...around }))
}

/**
 * The annual plan's row and its strategic plan's, locked until the transaction ends. The strategic plan comes first, as
 * everywhere: an amendment that takes over moves its annual plans.
 */
export async function lockAnnualWorkPlan(scope: OrganizationScope, id: string) {
  const own = and(eq(annualWorkPlans.organizationId, scope.organization.id), eq(annualWorkPlans.id, id))
  const [found] = await scope.db.select({ planId: annualWorkPlans.planId }).from(annualWorkPlans).where(own)
  if (!found) return fail('planning.plan.not_found')
  const [plan] = await scope.db
    .select()
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, scope.organization.id), eq(strategicPlans.id, found.planId)))
    .for('share')
  const [annual] = await scope.db.select().from(annualWorkPlans).where(own).for('update')
  if (!plan || !annual) return fail('planning.plan.not_found')
  // An amendment took over between the two locks.
  if (annual.planId !== plan.id) failPlatform('server.busy')
  return { annual, plan }
}

/** Marks an annual plan as changed by this person, when one of its objectives changed. */
export async function touchAnnualWorkPlan(scope: OrganizationScope, id: string): Promise<void> {
  await scope.db.update(annualWorkPlans).set(touched(annualWorkPlans, scope.actor)).where(eq(annualWorkPlans.id, id))
}
