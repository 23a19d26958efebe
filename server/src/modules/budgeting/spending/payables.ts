// What is due: reading it with its payments and liquidations.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, pageOf } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import { lockRequest } from './obligation-requests.ts'
import { findLiquidations, findPayableLines, findPayments } from './payable-papers.ts'
import type { listPayables, PayableSummary, PayableView, readPayable } from './payables.contract.ts'
import { payableDue, payableSums } from './request-papers.ts'
import { payables } from './tables.ts'

const columns = sql`
  y.id, y.number, y.kind, y.status, q.id as "requestId", q.number as "requestNumber", q.form, q.payee, q.class,
  q.fund_cluster as "fundCluster", q.funding_source as "fundingSource", y.acceptance_reference as "acceptanceReference",
  y.accepted_on::text as "acceptedOn", y.recorded_on::text as "recordedOn", y.particulars,
  y.recorded_by_name as "recordedByName", r.amount::text as amount, s.paid::text as paid, ${payableDue}::text as due,
  s.liquidated::text as liquidated,
  (case when y.kind = 'cash_advance' then s.paid - s.liquidated else 0 end)::numeric(20, 2)::text as unliquidated, y.version`
const from = sql`payable y
  join obligation_request q on q.organization_id = y.organization_id and q.id = y.request_id ${payableSums}`

const OPEN = {
  to_pay: sql`y.status in ('to_advance', 'posted') and ${payableDue} > 0`,
  to_liquidate: sql`y.status = 'posted' and y.kind = 'cash_advance' and s.paid > s.liquidated`,
  settled: sql`y.status = 'posted' and s.payable = s.paid and (y.kind = 'due' or s.paid = s.liquidated)`,
}
const ORDER: Readonly<Record<string, ReturnType<typeof sql>>> = {
  recordedOn: sql`y.recorded_on`,
  number: sql`y.number`,
  payee: sql`q.payee`,
  amount: sql`r.amount`,
}

/** One page of payables, the latest first. */
export async function findPayables(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listPayables>, 'query'>,
): Promise<Output<typeof listPayables>> {
  const like = query.q ? contains(query.q) : undefined
  const where = and(
    sql`y.organization_id = ${scope.organization.id}`,
    query.open ? OPEN[query.open] : undefined,
    query.kind ? sql`y.kind = ${query.kind}` : undefined,
    query.class ? sql`q.class = ${query.class}` : undefined,
    query.requestId ? sql`y.request_id = ${query.requestId}` : undefined,
    like
      ? sql`(q.payee ilike ${like} or y.number ilike ${like} or q.number ilike ${like} or y.particulars ilike ${like})`
      : undefined,
  )
  const { sort = '-recordedOn' } = query
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const order = ORDER[sort.replace('-', '')] ?? sql`y.recorded_on`
  return pageOf(query, async (limit, offset) => {
    const { rows } = await scope.db.execute<PayableSummary & { total: number } & Record<string, unknown>>(sql`
      select ${columns}, (count(*) over ())::int as total from ${from} where ${where}
       order by ${order} ${direction}, y.id ${direction} limit ${limit} offset ${offset}`)
    return rows
  }) as Promise<Output<typeof listPayables>>
}

/** The payable with what was paid and liquidated, and what the reader may do. Fails with budget.payable.not_found. */
export async function getPayable(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readPayable>, 'params'>,
): Promise<PayableView> {
  const { rows } = await scope.db.execute<Found>(sql`
    select ${columns}, y.advance_reason as "advanceReason", y.posting_id as "postingId", y.recorded_by as "recordedBy",
           q.status as "requestStatus", q.requested_by as "requestedBy", q.certified_by as "certifiedBy",
           q.obligated_by as "obligatedBy"
      from ${from} where y.organization_id = ${scope.organization.id} and y.id = ${params.id}`)
  const [found] = rows
  if (!found) return fail('budget.payable.not_found')
  const { recordedBy, requestStatus, requestedBy, certifiedBy, obligatedBy, ...payable } = found
  const hands = { recordedBy, requestedBy, certifiedBy, obligatedBy }
  const allowed = scope.actor.permissions
  const part = partOf(hands, scope.actor.id)
  const mayPay = allowed.has('budget.disbursement.pay') && requestStatus === 'obligated' && payable.due !== '0.00'
  return {
    ...payable,
    lines: await findPayableLines(scope, params.id),
    payments: await findPayments(scope, params.id),
    liquidations: await findLiquidations(scope, params.id),
    canPay: mayPay && part === null && ['posted', 'to_advance'].includes(payable.status),
    payRefusal: mayPay && part !== null ? `You ${part} this. Another disbursing officer has to pay it.` : null,
    canLiquidate:
      allowed.has('budget.disbursement.pay') && payable.status === 'posted' && payable.unliquidated !== '0.00',
    canWithdraw: allowed.has('budget.payable.record') && payable.status === 'to_advance',
  }
}

type Found = PayableSummary &
  Pick<PayableView, 'advanceReason' | 'postingId'> &
  Hands & { requestStatus: string } & Record<string, unknown>

interface Hands {
  recordedBy: string
  requestedBy: string | null
  certifiedBy: string | null
  obligatedBy: string | null
}

/** How this person had a hand in it, in words; null when they may pay. */
export function partOf({ recordedBy, requestedBy, certifiedBy, obligatedBy }: Hands, id: string): string | null {
  if (id === requestedBy) return 'requested'
  if (id === certifiedBy) return 'certified'
  if (id === obligatedBy) return 'obligated'
  return id === recordedBy ? 'recorded' : null
}

/** The payable and its request, locked until the transaction ends; the request first, as everywhere. */
export async function lockPayable(scope: OrganizationScope, id: string) {
  const own = and(eq(payables.organizationId, scope.organization.id), eq(payables.id, id))
  const [found] = await scope.db.select({ requestId: payables.requestId }).from(payables).where(own)
  if (!found) return fail('budget.payable.not_found')
  const request = await lockRequest(scope, found.requestId)
  const [payable] = await scope.db.select().from(payables).where(own).for('no key update')
  return payable ? { payable, request } : fail('budget.payable.not_found')
}
