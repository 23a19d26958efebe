// Plans that wait for a person, and would wait forever when the person leaves.
import { and, arrayContains, eq, inArray, not, or, type SQL } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { OpenTask } from '../../platform/module.ts'
import { findActiveMembers } from '../people/module.ts'
import { planningPolicy } from './access.ts'
import type { PlanTable } from './plan-steps.ts'
import { annualWorkPlans, strategicPlans } from './tables.ts'

const WAITING: Readonly<Record<string, string>> = {
  draft: 'a draft that they prepare',
  returned: 'returned to them for changes',
  submitted: 'waits for a decision that nobody else can take',
}

/** Drafts and returned plans that the person prepares, and submitted ones that only this person could decide. */
export async function findOpenPlans(scope: OrganizationScope, personId: string): Promise<OpenTask[]> {
  const deciders = await findActiveMembers(scope, {
    roles: planningPolicy.policy['planning.plan.approve']?.organization ?? [],
  })
  const [plans, years] = [
    await scope.db
      .select({ id: strategicPlans.id, status: strategicPlans.status, title: strategicPlans.title })
      .from(strategicPlans)
      .where(waitsFor(scope, strategicPlans, { personId, deciders }))
      .orderBy(strategicPlans.startYear, strategicPlans.id),
    await scope.db
      .select({ id: annualWorkPlans.id, status: annualWorkPlans.status, title: annualWorkPlans.title })
      .from(annualWorkPlans)
      .where(waitsFor(scope, annualWorkPlans, { personId, deciders }))
      .orderBy(annualWorkPlans.year, annualWorkPlans.id),
  ]
  const place = `/moa/${scope.organization.code}/planning`
  return [
    ...plans.map((plan) => taskOf('Strategic plan', plan, `${place}/strategic-plans/${plan.id}`)),
    ...years.map((plan) => taskOf('Annual work plan', plan, `${place}/annual-work-plans/${plan.id}`)),
  ]
}

function taskOf(kind: string, { title, status }: { title: string; status: string }, path: string): OpenTask {
  return { title: `${kind} “${title}”: ${WAITING[status] ?? status}`, path }
}

/** Whoever prepared a plan may not decide it: the person is the only one when every other decider prepared it. */
function waitsFor(
  { organization }: OrganizationScope,
  table: PlanTable,
  { personId, deciders }: { personId: string; deciders: string[] },
): SQL | undefined {
  const mine = arrayContains(table.preparers, [personId])
  const others = deciders.filter((id) => id !== personId)
  const onlyMine = deciders.includes(personId)
    ? and(
        eq(table.status, 'submitted'),
        not(mine),
        others.length > 0 ? arrayContains(table.preparers, others) : undefined,
      )
    : undefined
  const prepared = and(inArray(table.status, ['draft', 'returned']), mine)
  return and(eq(table.organizationId, organization.id), onlyMine ? or(prepared, onlyMine) : prepared)
}
