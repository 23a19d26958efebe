// What can be done with a strategic plan.
import { and, asc, desc, eq, gte, ilike, lte, or, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { actionsFor } from '../../platform/workflow/workflow.ts'
import { fail } from './errors.ts'
import { goalView } from './goal-view.ts'
import { IN_FORCE } from './pace.ts'
import { planFigures, yearFigures } from './plan-figures.ts'
import { explainGuards, strategicSubmission } from './plan-guards.ts'
import { isEditable, requireEditable, requireVersion, touched } from './plan-rules.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'
import { requireYearsCovered } from './plan-years.ts'
import type {
  createStrategicPlan,
  editStrategicPlan,
  listStrategicPlans,
  readStrategicPlan,
  StrategicPlan,
} from './strategic-plans.contract.ts'
import { annualWorkPlans, strategicGoals, strategicPlans } from './tables.ts'

/** Columns of a plan in a list. */
export const planSummary = {
  id: strategicPlans.id,
  title: strategicPlans.title,
  startYear: strategicPlans.startYear,
  endYear: strategicPlans.endYear,
  revision: strategicPlans.revision,
  status: strategicPlans.status,
  preparedBy: strategicPlans.preparedBy,
  submittedAt: strategicPlans.submittedAt,
  submittedBy: strategicPlans.submittedBy,
  decidedAt: strategicPlans.decidedAt,
  decidedBy: strategicPlans.decidedBy,
  version: strategicPlans.version,
  createdAt: strategicPlans.createdAt,
  updatedAt: strategicPlans.updatedAt,
  ...planFigures,
}
const openAmendment = sql`from strategic_plan a where a.organization_id = ${strategicPlans.organizationId}
  and a.amends_id = ${strategicPlans.id} and a.status in ('draft', 'submitted', 'returned')`
const successor = sql`from strategic_plan a where a.organization_id = ${strategicPlans.organizationId}
  and a.amends_id = ${strategicPlans.id} and ${strategicPlans.status} = 'archived'
  and a.status in ('approved', 'active', 'completed', 'archived') order by a.decided_at desc limit 1`
const plansList = defineList({
  columns: planSummary,
  from: strategicPlans,
  sortable: {
    title: strategicPlans.title,
    startYear: strategicPlans.startYear,
    status: strategicPlans.status,
    createdAt: strategicPlans.createdAt,
  },
  sort: '-createdAt',
  tieBreaker: strategicPlans.id,
})

type ListInput = Input<typeof listStrategicPlans>

/** One page of the organization's plans: rows, goal counts, progress and total in one statement. */
export async function findStrategicPlans(
  scope: OrganizationScope,
  { query }: ListInput,
): Promise<Output<typeof listStrategicPlans>> {
  const where = and(
    eq(strategicPlans.organizationId, scope.organization.id),
    query.status ? eq(strategicPlans.status, query.status) : undefined,
    query.year ? and(lte(strategicPlans.startYear, query.year), gte(strategicPlans.endYear, query.year)) : undefined,
    query.q
      ? or(ilike(strategicPlans.title, contains(query.q)), ilike(strategicPlans.vision, contains(query.q)))
      : undefined,
  )
  return (await plansList(scope.db, query, where)) as Output<typeof listStrategicPlans>
}

/** The plan with goals, years and what the reader may do. Fails with planning.plan.not_found. */
export async function getStrategicPlan(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readStrategicPlan>, 'params'>,
): Promise<StrategicPlan> {
  const [plan] = await scope.db
    .select({
      ...planSummary,
      vision: strategicPlans.vision,
      mission: strategicPlans.mission,
      amendsId: strategicPlans.amendsId,
      preparers: strategicPlans.preparers,
      amendmentId: sql<string | null>`(select a.id ${openAmendment})`.as('amendment_id'),
      supersededById: sql<string | null>`(select a.id ${successor})`.as('superseded_by_id'),
    })
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, scope.organization.id), eq(strategicPlans.id, params.id)))
  if (!plan) return fail('planning.plan.not_found')
  const [goals, years] = await Promise.all([findGoals(scope, params.id), findYears(scope, params.id)])
  const { preparers, ...shown } = plan
  const allowed = scope.actor.permissions
  const clock = today(scope.clock.now())
  return {
    ...shown,
    goalList: goals.map((goal) => goalView(goal, { ...plan, today: clock })),
    years,
    actions: explainGuards(actionsFor(strategicPlanWorkflow, { status: plan.status, preparers }, scope.actor), {
      submit: strategicSubmission(plan),
    }),
    canEdit: allowed.has('planning.plan.edit') && isEditable(plan.status),
    canAmend: allowed.has('planning.plan.edit') && IN_FORCE.includes(plan.status) && plan.amendmentId === null,
    canComment: allowed.has('planning.plan.comment'),
    canRecordProgress: allowed.has('planning.progress.record') && plan.status === 'active',
  } as StrategicPlan
}

function findGoals(scope: OrganizationScope, planId: string) {
  return scope.db
    .select()
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.planId, planId)))
    .orderBy(asc(strategicGoals.position), asc(strategicGoals.id))
}

function findYears(scope: OrganizationScope, planId: string) {
  const { id, year, title, status } = annualWorkPlans
  return scope.db
    .select({ id, year, title, status, objectives: yearFigures.objectives, progress: yearFigures.progress })
    .from(annualWorkPlans)
    .where(and(eq(annualWorkPlans.organizationId, scope.organization.id), eq(annualWorkPlans.planId, planId)))
    .orderBy(asc(year), desc(id))
}

/** Starts a draft. Fails with planning.plan.years_order or planning.plan.years_span. */
export async function startStrategicPlan(
  scope: OrganizationScope,
  { body }: Input<typeof createStrategicPlan>,
): Promise<StrategicPlan> {
  const [plan] = await scope.db
    .insert(strategicPlans)
    .values({ ...body, preparers: [scope.actor.id], preparedBy: scope.actor.name })
    .returning({ id: strategicPlans.id })
  if (!plan) return fail('planning.plan.not_found')
  return getStrategicPlan(scope, { params: { moa: scope.organization.code, id: plan.id } })
}

/** Changes a draft or returned plan. Fails with planning.plan.frozen, planning.plan.years_in_use or concurrency.stale. */
export async function changeStrategicPlan(
  scope: OrganizationScope,
  { params, body }: Input<typeof editStrategicPlan>,
): Promise<StrategicPlan> {
  const { version, ...content } = body
  const plan = await lockStrategicPlan(scope, params.id)
  requireEditable(plan.status)
  if (version !== plan.version) requireVersion(version, await getStrategicPlan(scope, { params }))
  const family = plan.amendsId ? [plan.id, plan.amendsId] : plan.id
  await requireYearsCovered(scope, family, { ...plan, ...content })
  await scope.db
    .update(strategicPlans)
    .set({ ...content, ...touched(strategicPlans, scope.actor) })
    .where(eq(strategicPlans.id, params.id))
  return getStrategicPlan(scope, { params })
}

/** The plan's row, locked until the transaction ends. */
export async function lockStrategicPlan(scope: OrganizationScope, id: string) {
  const [plan] = await scope.db
    .select()
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, scope.organization.id), eq(strategicPlans.id, id)))
    .for('update')
  return plan ?? fail('planning.plan.not_found')
}

/** Marks a plan as changed by this person, when one of its parts changed. */
export async function touchStrategicPlan(scope: OrganizationScope, id: string): Promise<void> {
  await scope.db.update(strategicPlans).set(touched(strategicPlans, scope.actor)).where(eq(strategicPlans.id, id))
}
