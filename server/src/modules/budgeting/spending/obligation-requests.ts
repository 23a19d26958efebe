// Obligation requests: reading, drafting, changing.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { fail } from './errors.ts'
import type {
  createObligationRequest,
  editObligationRequest,
  listObligationRequests,
  ObligationLineView,
  ObligationRequest,
  readObligationRequest,
} from './obligation-requests.contract.ts'
import { chargeOf, findLines, removeLines, replaceLines } from './request-lines.ts'
import { findOpenCorrections, findRequestPayables } from './request-papers.ts'
import { requireNotFuture } from './spending-days.ts'
import { obligationRequests } from './tables.ts'
import { requestWorkflow } from './workflows.ts'

const lineSum = sql`(select coalesce(sum(l.amount), 0)::numeric(20, 2) from obligation_line l
  where l.organization_id = obligation_request.organization_id and l.request_id = obligation_request.id)`
const amount = sql<string>`${lineSum}::text`

const summary = {
  id: obligationRequests.id,
  form: obligationRequests.form,
  number: obligationRequests.number,
  class: obligationRequests.class,
  fundCluster: obligationRequests.fundCluster,
  fundingSource: obligationRequests.fundingSource,
  requestedOn: obligationRequests.requestedOn,
  obligatedOn: obligationRequests.obligatedOn,
  payee: obligationRequests.payee,
  office: obligationRequests.office,
  particulars: obligationRequests.particulars,
  status: obligationRequests.status,
  amount,
  preparedBy: obligationRequests.preparedBy,
  requestedByName: obligationRequests.requestedByName,
  requestedAt: obligationRequests.requestedAt,
  certifiedByName: obligationRequests.certifiedByName,
  certifiedAt: obligationRequests.certifiedAt,
  obligatedByName: obligationRequests.obligatedByName,
  obligatedAt: obligationRequests.obligatedAt,
  version: obligationRequests.version,
  createdAt: obligationRequests.createdAt,
  updatedAt: obligationRequests.updatedAt,
}

const requestsList = defineList({
  columns: summary,
  from: obligationRequests,
  sortable: {
    requestedOn: obligationRequests.requestedOn,
    number: obligationRequests.number,
    payee: obligationRequests.payee,
    amount: lineSum,
    status: obligationRequests.status,
    createdAt: obligationRequests.createdAt,
  },
  sort: '-requestedOn',
  tieBreaker: obligationRequests.id,
})

/** One page of the organization's requests, the latest first. */
export async function findObligationRequests(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listObligationRequests>, 'query'>,
): Promise<Output<typeof listObligationRequests>> {
  const of = obligationRequests
  const where = and(
    eq(of.organizationId, scope.organization.id),
    query.status ? eq(of.status, query.status) : undefined,
    query.class ? eq(of.class, query.class) : undefined,
    query.fundCluster ? eq(of.fundCluster, query.fundCluster) : undefined,
    query.year ? sql`extract(year from ${of.requestedOn}) = ${query.year}` : undefined,
    query.q
      ? or(
          ilike(of.payee, contains(query.q)),
          ilike(of.number, contains(query.q)),
          ilike(of.particulars, contains(query.q)),
        )
      : undefined,
  )
  return (await requestsList(scope.db, query, where)) as Output<typeof listObligationRequests>
}

/** The request with its lines, what became of it, and what the reader may do. Fails with budget.request.not_found. */
export async function getObligationRequest(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readObligationRequest>, 'params'>,
): Promise<ObligationRequest> {
  const { address, responsibilityCenter, cafNumber, postingId, preparers, certifiedBy } = obligationRequests
  const [found] = await scope.db
    .select({ ...summary, address, responsibilityCenter, cafNumber, postingId, preparers, certifiedBy })
    .from(obligationRequests)
    .where(and(eq(obligationRequests.organizationId, scope.organization.id), eq(obligationRequests.id, params.id)))
  if (!found) return fail('budget.request.not_found')
  const [lines, payables, openCorrections] = [
    await findLines(scope, params.id),
    await findRequestPayables(scope, params.id),
    await findOpenCorrections(scope, params.id),
  ]
  const { preparers: hands, certifiedBy: certifier, ...request } = found
  const allowed = scope.actor.permissions
  const isObligated = request.status === 'obligated'
  return {
    ...request,
    lines,
    totals: totalsOf(lines),
    payables,
    openCorrections,
    actions: actionsFor(
      requestWorkflow,
      standingOf({ ...request, preparers: hands, certifiedBy: certifier }),
      scope.actor,
    ),
    canEdit: allowed.has('budget.obligation.request') && isEditable(request.status),
    canRecordPayable: allowed.has('budget.payable.record') && isObligated,
    canAdjust: allowed.has('budget.adjustment.prepare') && isObligated,
  } as ObligationRequest
}

/** Whoever certified is one of those who may not obligate. */
export function standingOf<T extends { preparers: readonly string[]; certifiedBy: string | null }>(request: T) {
  return { ...request, preparers: [...request.preparers, ...(request.certifiedBy ? [request.certifiedBy] : [])] }
}

function totalsOf(lines: readonly ObligationLineView[]): ObligationRequest['totals'] {
  const sum = (of: (line: ObligationLineView) => string) => lines.reduce((all, line) => all + centavos(of(line)), 0n)
  const obligated = sum((line) => line.obligated)
  const payable = sum((line) => line.payable)
  const disbursed = sum((line) => line.disbursed)
  return {
    obligated: pesosOf(obligated),
    payable: pesosOf(payable),
    disbursed: pesosOf(disbursed),
    liquidated: pesosOf(sum((line) => line.liquidated)),
    notYetDue: pesosOf(obligated - payable),
    due: pesosOf(payable - disbursed),
  }
}

function isEditable(status: string): boolean {
  return (requestWorkflow.editable as readonly string[]).includes(status)
}

/**
 * Drafts a request. Fails with budget.request.unknown_account, budget.request.mixed, budget.entry.object_class,
 * budget.entry.object_inactive and budget.entry.future.
 */
export async function draftObligationRequest(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof createObligationRequest>, 'body'>,
): Promise<ObligationRequest> {
  const { lines, ...content } = body
  requireNotFuture(scope, content.requestedOn, 'requestedOn')
  const charge = await chargeOf(scope, lines)
  const [request] = await scope.db
    .insert(obligationRequests)
    .values({ ...content, ...charge, preparers: [scope.actor.id], preparedBy: scope.actor.name })
    .returning({ id: obligationRequests.id, class: obligationRequests.class })
  if (!request) return fail('budget.request.not_found')
  await replaceLines(scope, request, lines)
  return getObligationRequest(scope, { params: { moa: scope.organization.code, id: request.id } })
}

/** Changes a draft or returned request. Fails with budget.request.frozen, concurrency.stale, and as drafting does. */
export async function changeObligationRequest(
  scope: OrganizationScope,
  { params, body }: Input<typeof editObligationRequest>,
): Promise<ObligationRequest> {
  const { version, lines, ...content } = body
  const request = await lockRequest(scope, params.id)
  if (!isEditable(request.status)) fail('budget.request.frozen', { state: stateWord(request.status) })
  if (version !== request.version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getObligationRequest(scope, { params }) } })
  if (content.requestedOn) requireNotFuture(scope, content.requestedOn, 'requestedOn')
  const charge = lines ? await chargeOf(scope, lines) : undefined
  if (lines) await removeLines(scope, request.id)
  await scope.db
    .update(obligationRequests)
    .set({ ...content, ...charge, ...touched(scope) })
    .where(and(eq(obligationRequests.organizationId, scope.organization.id), eq(obligationRequests.id, params.id)))
  if (lines) await replaceLines(scope, { id: request.id, class: charge?.class ?? request.class }, lines)
  return getObligationRequest(scope, { params })
}

function touched({ actor }: OrganizationScope) {
  const { preparers, version } = obligationRequests
  return {
    version: sql`${version} + 1`,
    updatedAt: sql`now()`,
    preparers: sql`case when ${preparers} @> array[${actor.id}::uuid] then ${preparers} else ${preparers} || ${actor.id}::uuid end`,
  }
}

/** The request's row, locked until the transaction ends: whatever happens to a request goes through here first. */
export async function lockRequest(scope: OrganizationScope, id: string) {
  const [request] = await scope.db
    .select()
    .from(obligationRequests)
    .where(and(eq(obligationRequests.organizationId, scope.organization.id), eq(obligationRequests.id, id)))
    .for('no key update')
  return request ?? fail('budget.request.not_found')
}

export function stateWord(status: string): string {
  const states: Record<string, string> = requestWorkflow.states
  return (states[status] ?? status).toLowerCase()
}

/** Refuses what only an obligated request can have. Fails with budget.request.not_obligated. */
export function requireObligated<T extends { status: string; obligatedOn: string | null }>(request: T): string {
  if (request.status !== 'obligated' || !request.obligatedOn)
    return fail('budget.request.not_obligated', { state: stateWord(request.status) })
  return request.obligatedOn
}
