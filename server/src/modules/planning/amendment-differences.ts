// What an amendment changes, in the words of the screens.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { plain } from './goal-view.ts'
import type { compareStrategicPlan } from './strategic-plans.contract.ts'
import { strategicGoals, strategicPlans } from './tables.ts'

type Plan = typeof strategicPlans.$inferSelect
type Goal = typeof strategicGoals.$inferSelect
type Difference = Output<typeof compareStrategicPlan>['items'][number]
type Reading<T> = readonly [field: string, read: (record: T) => string]

const planFields: readonly Reading<Plan>[] = [
  ['Title', ({ title }) => title],
  ['Vision', ({ vision }) => vision],
  ['Mission', ({ mission }) => mission],
  ['Start year', ({ startYear }) => String(startYear)],
  ['End year', ({ endYear }) => String(endYear)],
]
const goalFields: readonly Reading<Goal>[] = [
  ['Title', ({ title }) => title],
  ['Description', ({ description }) => description],
  ['Metric', ({ metric }) => metric],
  ['Unit', ({ unit }) => unit],
  ['Baseline', ({ baselineValue }) => plain(baselineValue)],
  ['Target', ({ targetValue }) => plain(targetValue)],
  ['Priority', ({ priority }) => priority.charAt(0).toUpperCase() + priority.slice(1)],
]

/** Differences between a revision and the one that it amends; none for a first revision. */
export async function compareWithAmended(
  scope: OrganizationScope,
  { params }: Input<typeof compareStrategicPlan>,
): Promise<Output<typeof compareStrategicPlan>> {
  const own = eq(strategicPlans.organizationId, scope.organization.id)
  const [plan] = await scope.db
    .select()
    .from(strategicPlans)
    .where(and(own, eq(strategicPlans.id, params.id)))
  if (!plan) return fail('planning.plan.not_found')
  if (!plan.amendsId) return { items: [] }
  const [[amended], goals] = await Promise.all([
    scope.db
      .select()
      .from(strategicPlans)
      .where(and(own, eq(strategicPlans.id, plan.amendsId))),
    scope.db
      .select()
      .from(strategicGoals)
      .where(
        and(
          eq(strategicGoals.organizationId, scope.organization.id),
          inArray(strategicGoals.planId, [plan.id, plan.amendsId]),
        ),
      )
      .orderBy(asc(strategicGoals.position), asc(strategicGoals.id)),
  ])
  if (!amended) return fail('planning.plan.not_found')
  const before = { plan: amended, goals: goals.filter((goal) => goal.planId === amended.id) }
  return { items: differences(before, { plan, goals: goals.filter((goal) => goal.planId === plan.id) }) }
}

interface Revision {
  plan: Plan
  goals: readonly Goal[]
}

/** The plan's own fields first, then changed and added goals in their order, then removed ones. */
function differences(before: Revision, after: Revision): Difference[] {
  const earlier = new Map(before.goals.map((goal) => [goal.id, goal]))
  const kept = new Set(after.goals.map((goal) => goal.amendsId))
  return [
    ...changed(planFields, { part: 'Plan', before: before.plan, after: after.plan }),
    ...after.goals.flatMap((goal) => {
      const amended = goal.amendsId ? earlier.get(goal.amendsId) : undefined
      if (!amended) return [{ part: `Goal: ${goal.title}`, field: 'Added', before: null, after: measureOf(goal) }]
      return changed(goalFields, { part: `Goal: ${amended.title}`, before: amended, after: goal })
    }),
    ...before.goals
      .filter((goal) => !kept.has(goal.id))
      .map((goal) => ({ part: `Goal: ${goal.title}`, field: 'Removed', before: measureOf(goal), after: null })),
  ]
}

function changed<T>(
  fields: readonly Reading<T>[],
  { part, before, after }: { part: string; before: T; after: T },
): Difference[] {
  return fields
    .map(([field, read]) => ({ part, field, before: read(before), after: read(after) }))
    .filter((difference) => difference.before !== difference.after)
}

/** `Fully immunized children: 61.5 to 90 %` */
function measureOf({ metric, unit, baselineValue, targetValue }: Goal): string {
  return `${metric}: ${plain(baselineValue)} to ${plain(targetValue)} ${unit}`.trim()
}
