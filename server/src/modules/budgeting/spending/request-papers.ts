// What hangs on an obligation request: what was recorded as due, and corrections that wait.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { ObligationRequest } from './obligation-requests.contract.ts'

/**
 * Sums of the postings of a payable, by stage: all its papers name it as their subject, reversals too. For a payable `y`
 * of the statement around it.
 */
export const payableSums = sql`cross join lateral (
  select coalesce(sum(e.effect) filter (where e.stage = 'payable'), 0)::numeric(20, 2) as payable,
         coalesce(sum(e.effect) filter (where e.stage = 'disbursement'), 0)::numeric(20, 2) as paid,
         coalesce(sum(e.effect) filter (where e.stage = 'liquidation'), 0)::numeric(20, 2) as liquidated
    from ledger_posting t join ledger_entry e on e.organization_id = t.organization_id and e.posting_id = t.id
   where t.organization_id = y.organization_id and t.subject_id = y.id) s
  cross join lateral (
    select coalesce(sum(n.amount), 0)::numeric(20, 2) as amount from payable_line n
     where n.organization_id = y.organization_id and n.payable_id = y.id) r`

/** Still to pay: what is posted as due and not paid, or a whole cash advance that waits for its payment. */
export const payableDue = sql`(case when y.status = 'to_advance' then r.amount else s.payable - s.paid end)`

export async function findRequestPayables(
  scope: OrganizationScope,
  requestId: string,
): Promise<ObligationRequest['payables']> {
  const { rows } = await scope.db.execute<ObligationRequest['payables'][number] & Record<string, unknown>>(sql`
    select y.id, y.number, y.kind, y.status, y.recorded_on::text as "recordedOn",
           y.acceptance_reference as "acceptanceReference", r.amount::text as amount, s.paid::text as paid,
           ${payableDue}::text as due
      from payable y ${payableSums}
     where y.organization_id = ${scope.organization.id} and y.request_id = ${requestId}
     order by y.recorded_on, y.id`)
  return rows
}

/** Adjustments of the request and reversals of its postings that wait for approval. */
export async function findOpenCorrections(
  scope: OrganizationScope,
  requestId: string,
): Promise<ObligationRequest['openCorrections']> {
  const { rows } = await scope.db.execute<ObligationRequest['openCorrections'][number] & Record<string, unknown>>(sql`
    select c.id, c.kind, c.reason
      from ledger_correction c
      left join ledger_posting t on t.organization_id = c.organization_id and t.id = c.reversed_id
     where c.organization_id = ${scope.organization.id} and c.status = 'submitted'
       and (c.request_id = ${requestId} or t.subject_id = ${requestId} or t.subject_id in (
         select y.id from payable y where y.organization_id = ${scope.organization.id} and y.request_id = ${requestId}))
     order by c.created_at, c.id`)
  return rows
}
