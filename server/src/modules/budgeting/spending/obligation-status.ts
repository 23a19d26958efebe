// Box C: the status of an obligation as a running account (GAM vol. II, app. 11).
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { pageOf } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import type { readObligationStatus } from './obligation-requests.contract.ts'

export type StatusRow = Output<typeof readObligationStatus>['items'][number]

/** All postings of a request and of what hangs on it, in their order. Fails with budget.request.not_found. */
export async function findObligationStatus(
  scope: OrganizationScope,
  { params, query }: Pick<Input<typeof readObligationStatus>, 'params' | 'query'>,
): Promise<Output<typeof readObligationStatus>> {
  const of = scope.organization.id
  const { rows } = await scope.db.execute<Record<string, unknown>>(sql`
    select from obligation_request where organization_id = ${of} and id = ${params.id}`)
  if (rows.length === 0) fail('budget.request.not_found')
  return pageOf(query, async (limit, offset) => {
    const { rows: postings } = await scope.db.execute<StatusRow & { total: number } & Record<string, unknown>>(sql`
      with moved as (
        select t.id, t.posted_on, t.kind, t.number, t.particulars, t.posted_at,
               coalesce(sum(e.effect) filter (where e.stage = 'obligation'), 0) as obligation,
               coalesce(sum(e.effect) filter (where e.stage = 'payable'), 0) as payable,
               coalesce(sum(e.effect) filter (where e.stage = 'disbursement'), 0) as payment
          from ledger_posting t
          join ledger_entry e on e.organization_id = t.organization_id and e.posting_id = t.id
         where t.organization_id = ${of} and t.subject_id in (
           select ${params.id}::uuid union all
           select y.id from payable y where y.organization_id = ${of} and y.request_id = ${params.id})
         group by t.id, t.posted_on, t.kind, t.number, t.particulars, t.posted_at)
      select id as "postingId", posted_on::text as "postedOn", kind, number, particulars,
             obligation::numeric(20, 2)::text as obligation, payable::numeric(20, 2)::text as payable,
             payment::numeric(20, 2)::text as payment,
             (sum(obligation - payable) over so_far)::numeric(20, 2)::text as "notYetDue",
             (sum(payable - payment) over so_far)::numeric(20, 2)::text as due, (count(*) over ())::int as total
        from moved
      window so_far as (order by posted_on, posted_at, id)
       order by posted_on, posted_at, id limit ${limit} offset ${offset}`)
    return postings
  }) as Promise<Output<typeof readObligationStatus>>
}
