// Planning of one organization as the Office of the Chief Minister sees it: what is or was in force, not its drafts.
import { and, asc, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../platform/calendar/fiscal.ts'
import { today } from '../../platform/calendar/manila.ts'
import type { OversightScope } from '../../platform/database/scope.ts'
import { fail } from '../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { annualSummary, goalOfObjective, planOfAnnual } from './annual-work-plans.ts'
import { goalView } from './goal-view.ts'
import { objectiveView } from './objective-view.ts'
import type { OrganizationPlanning, readOrganizationPlanning } from './oversight.contract.ts'
import { countsOf, usesPlanning } from './oversight-figures.ts'
import { planSummary } from './strategic-plans.ts'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

type Answer = Output<typeof readOrganizationPlanning>
type Identity = Pick<
  OrganizationPlanning,
  'code' | 'name' | 'kind' | 'accentColor' | 'drafts' | 'submitted' | 'approved' | 'active'
>

/** Fails with access.unknown_organization, also for organizations that are inactive or do not use Planning. */
export async function getOrganizationPlanning(
  scope: OversightScope,
  { params }: Input<typeof readOrganizationPlanning>,
): Promise<Answer> {
  const now = today(scope.clock.now())
  const organization = sql`(select o.id from organization o where o.code = ${params.code} and ${usesPlanning})`
  const [identity, plans, annualPlan] = await Promise.all([
    findIdentity(scope, params.code),
    findPlans(scope, organization, now),
    findAnnualPlan(scope, organization, now),
  ])
  if (!identity) return fail('access.unknown_organization', { code: params.code })
  return { ...identity, asOf: scope.clock.now().toString(), plans, annualPlan }
}

async function findIdentity(scope: OversightScope, code: string): Promise<Identity | undefined> {
  const { rows } = await scope.db.execute<Identity>(sql`
    select o.code, o.name, o.kind, o.accent_color as "accentColor", c.*
      from organization o left join lateral ${countsOf} c on true
     where o.code = ${code} and ${usesPlanning}`)
  return rows[0]
}

async function findPlans(scope: OversightScope, organization: SQL, now: string): Promise<Answer['plans']> {
  const rows = await scope.db
    .select({ plan: planSummary, goal: strategicGoals })
    .from(strategicPlans)
    .leftJoin(
      strategicGoals,
      and(
        eq(strategicGoals.organizationId, strategicPlans.organizationId),
        eq(strategicGoals.planId, strategicPlans.id),
      ),
    )
    .where(
      and(
        eq(strategicPlans.organizationId, organization),
        inArray(strategicPlans.status, ['approved', 'active', 'completed', 'archived']),
      ),
    )
    .orderBy(desc(strategicPlans.startYear), desc(strategicPlans.revision), asc(strategicGoals.position))
  const plans = new Map<string, Answer['plans'][number]>()
  for (const { plan, goal } of rows) {
    const shown = plans.get(plan.id) ?? ({ ...plan, goalList: [] } as unknown as Answer['plans'][number])
    if (goal) shown.goalList.push(goalView(goal, { ...plan, today: now }))
    plans.set(plan.id, shown)
  }
  return [...plans.values()]
}

async function findAnnualPlan(scope: OversightScope, organization: SQL, now: string): Promise<Answer['annualPlan']> {
  const rows = await scope.db
    .select({ annual: annualSummary, objective: objectives, goalTitle: strategicGoals.title })
    .from(annualWorkPlans)
    .innerJoin(strategicPlans, planOfAnnual)
    .leftJoin(
      objectives,
      and(
        eq(objectives.organizationId, annualWorkPlans.organizationId),
        eq(objectives.annualWorkPlanId, annualWorkPlans.id),
      ),
    )
    .leftJoin(strategicGoals, goalOfObjective)
    .where(
      and(
        eq(annualWorkPlans.organizationId, organization),
        eq(annualWorkPlans.year, fiscalYearOf(now)),
        notInArray(annualWorkPlans.status, ['draft', 'submitted', 'returned', 'cancelled', 'archived']),
      ),
    )
    .orderBy(
      sql`array_position(array['active', 'completed', 'approved'], ${annualWorkPlans.status})`,
      asc(annualWorkPlans.id),
      asc(objectives.position),
    )
  const [first] = rows
  if (!first) return null
  const objectiveList = rows
    .filter(({ annual }) => annual.id === first.annual.id)
    .flatMap(({ objective, goalTitle }) =>
      objective ? [objectiveView(objective, { goalTitle, planStatus: first.annual.status, today: now })] : [],
    )
  return { ...first.annual, objectiveList } as Answer['annualPlan']
}
