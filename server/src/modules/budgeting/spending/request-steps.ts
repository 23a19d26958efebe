// An obligation request on its way: requested, certified (Box A), obligated (Box B), returned or cancelled.
import { and, eq, sql } from 'drizzle-orm'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { listSteps, takeStep } from '../../../platform/workflow/steps.ts'
import { fail } from './errors.ts'
import { obligate } from './obligate.ts'
import type {
  listObligationRequestSteps,
  ObligationRequest,
  readObligationRequestHistory,
  stepObligationRequest,
} from './obligation-requests.contract.ts'
import { getObligationRequest, lockRequest, standingOf } from './obligation-requests.ts'
import { tellOfRequestStep } from './spending-news.ts'
import { obligationRequests } from './tables.ts'
import { requestWorkflow } from './workflows.ts'

/**
 * Takes one step. Besides the errors of `takeStep`: those of the ledger when obligating (budget.obligation.over_allotment,
 * budget.entry.after_validity and so on), budget.entry.future and budget.spending.too_early for its day.
 */
export async function takeRequestStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepObligationRequest>,
): Promise<ObligationRequest> {
  const request = await lockRequest(scope, params.id)
  const { to } = await takeStep(scope, requestWorkflow, { subject: standingOf(request), body })
  const obligated = body.action === 'obligate' ? await obligate(scope, request, body.on) : {}
  await scope.db
    .update(obligationRequests)
    .set({
      ...stepValues(scope, body.action),
      ...obligated,
      status: to,
      version: request.version + 1,
      updatedAt: sql`now()`,
    })
    .where(and(eq(obligationRequests.organizationId, scope.organization.id), eq(obligationRequests.id, params.id)))
  await tellOfRequestStep(scope, { action: body.action, request, said: body.comment ?? '' })
  return getObligationRequest(scope, { params })
}

const UNCERTIFIED = { certifiedBy: null, certifiedByName: null, certifiedAt: null }

/** Who did what; a request that comes back has to be certified again. */
function stepValues({ actor }: OrganizationScope, action: string) {
  const { preparers } = obligationRequests
  const requester = {
    requestedBy: actor.id,
    requestedByName: actor.name,
    requestedAt: sql`now()`,
    preparers: sql`case when ${preparers} @> array[${actor.id}::uuid] then ${preparers} else ${preparers} || ${actor.id}::uuid end`,
  }
  if (action === 'request') return { ...requester, ...UNCERTIFIED }
  if (action === 'certify') return { certifiedBy: actor.id, certifiedByName: actor.name, certifiedAt: sql`now()` }
  return action === 'send_back' ? UNCERTIFIED : {}
}

/** Steps of a request, oldest first. Fails with budget.request.not_found. */
export async function findRequestSteps(
  scope: OrganizationScope,
  { params }: Input<typeof listObligationRequestSteps>,
): Promise<Output<typeof listObligationRequestSteps>> {
  await requireRequest(scope, params.id)
  return { items: await listSteps(scope, requestWorkflow, params.id) }
}

/** Changes of a request and its lines, newest first. Fails with budget.request.not_found. */
export async function findRequestHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readObligationRequestHistory>,
): Promise<Output<typeof readObligationRequestHistory>> {
  await requireRequest(scope, params.id)
  const parts = [{ table: 'obligation_line', column: 'request_id' }]
  return recordHistory(scope, { table: 'obligation_request', id: params.id, parts }, query)
}

async function requireRequest(scope: OrganizationScope, id: string): Promise<void> {
  const [found] = await scope.db
    .select({ id: obligationRequests.id })
    .from(obligationRequests)
    .where(and(eq(obligationRequests.organizationId, scope.organization.id), eq(obligationRequests.id, id)))
  if (!found) fail('budget.request.not_found')
}
