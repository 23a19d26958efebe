// Published budget calls, as organizations read them.
import { desc, eq, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { callSummary, ceilingsByClass, ceilingsView, findCallParts } from './call-view.ts'
import type { listOwnCalls, OwnCall, readOwnCall } from './calls.contract.ts'
import { failCall } from './errors.ts'
import { budgetCalls } from './tables.ts'

/** The latest fiscal year first. Drafts are not seen: the database leaves them out. */
export async function findOwnCalls(scope: OrganizationScope): Promise<Output<typeof listOwnCalls>> {
  return { items: await findCalls(scope) }
}

/** Fails with budget.call.not_found, also for a draft. */
export async function getOwnCall(scope: OrganizationScope, { params }: Input<typeof readOwnCall>): Promise<OwnCall> {
  const [call] = await findCalls(scope, eq(budgetCalls.id, params.id))
  return call ?? failCall('budget.call.not_found')
}

async function findCalls(scope: OrganizationScope, where?: SQL): Promise<OwnCall[]> {
  const { organization, actor } = scope
  const own = sql`g.call_id = ${budgetCalls.id} and g.organization_id = ${organization.id}`
  const ofCall = sql`from budget_proposal p where p.organization_id = ${organization.id} and p.call_id = ${budgetCalls.id}`
  const found = sql`jsonb_build_object('id', p.id, 'title', p.title, 'status', p.status)`
  const rows = await scope.db
    .select({
      ...callSummary,
      text: budgetCalls.text,
      byClass: ceilingsByClass(own).as('by_class'),
      proposal: sql<OwnCall['proposal']>`(select ${found} ${ofCall})`.as('proposal'),
    })
    .from(budgetCalls)
    .where(where)
    .orderBy(desc(budgetCalls.fiscalYear))
    .limit(50)
  const mayPropose = actor.permissions.has('budget.proposal.edit')
  const calls: OwnCall[] = []
  for (const { byClass, ...call } of rows) {
    calls.push({
      ...call,
      status: call.status as OwnCall['status'],
      ...(await findCallParts(scope, call.id)),
      ceilings: ceilingsView(byClass),
      canPropose: mayPropose && call.status === 'published' && call.proposal === null,
    })
  }
  return calls
}
