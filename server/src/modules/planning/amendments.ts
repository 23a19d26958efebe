// Approved content is frozen. An amendment is the plan's next revision, prepared beside it until it is approved.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { IN_FORCE } from './pace.ts'
import { requireVersion } from './plan-rules.ts'
import type { amendStrategicPlan, StrategicPlan } from './strategic-plans.contract.ts'
import { getStrategicPlan, lockStrategicPlan } from './strategic-plans.ts'
import { strategicPlans } from './tables.ts'

/**
 * Starts the next revision of an approved or active plan as a draft, with the same content and goals. Errors:
 * planning.plan.not_amendable, planning.plan.amendment_open, concurrency.stale.
 */
export async function startAmendment(
  scope: OrganizationScope,
  { params, body }: Input<typeof amendStrategicPlan>,
): Promise<StrategicPlan> {
  const plan = await lockStrategicPlan(scope, params.id)
  if (!IN_FORCE.includes(plan.status)) fail('planning.plan.not_amendable')
  const shown = await getStrategicPlan(scope, { params })
  requireVersion(body.version, shown)
  if (shown.amendmentId) fail('planning.plan.amendment_open')
  const { title, vision, mission, startYear, endYear, revision } = plan
  const [amendment] = await scope.db
    .insert(strategicPlans)
    .values({
      ...{ title, vision, mission, startYear, endYear },
      revision: revision + 1,
      amendsId: plan.id,
      preparers: [scope.actor.id],
      preparedBy: scope.actor.name,
    })
    .returning({ id: strategicPlans.id })
  if (!amendment) return fail('planning.plan.not_found')
  await copyGoals(scope, plan.id, amendment.id)
  return getStrategicPlan(scope, { params: { ...params, id: amendment.id } })
}

/** Each goal remembers which one it amends: progress and objectives follow that line. */
async function copyGoals(scope: OrganizationScope, fromPlan: string, toPlan: string): Promise<void> {
  await scope.db.execute(sql`
    insert into strategic_goal (id, plan_id, amends_id, title, description, metric, unit, baseline_value, target_value,
      current_value, priority, status, position)
    select gen_random_uuid(), ${toPlan}, id, title, description, metric, unit, baseline_value, target_value,
      current_value, priority, status, position
      from strategic_goal where organization_id = ${scope.organization.id} and plan_id = ${fromPlan}`)
}
