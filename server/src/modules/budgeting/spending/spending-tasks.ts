// What waits for the reader, by permission and by who had a hand in it; the longest waiting first.
import { type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Output } from '../../../platform/http/endpoint.ts'
import { payableDue, payableSums } from './request-papers.ts'
import type { readSpendingTasks, SpendingTask } from './spending-tasks.contract.ts'

const LIMIT = 100

/** Only what the reader may do now: whoever had a hand in something is not asked to decide it. */
export async function findSpendingTasks(scope: OrganizationScope): Promise<Output<typeof readSpendingTasks>> {
  const parts = [...requestParts(scope), payablePart(scope), correctionPart(scope)].filter((part) => part !== undefined)
  const { rows } = await scope.db.execute<SpendingTask & Record<string, unknown>>(sql`
    select kind, wants, id, title, particulars, amount::numeric(20, 2)::text as amount, by,
           to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
      from (${sql.join(parts, sql` union all `)}) waiting order by waiting.since, id limit ${LIMIT}`)
  return { items: rows }
}

function requestParts(scope: OrganizationScope): SQL[] {
  const me = sql`${scope.actor.id}::uuid`
  const request = (wants: string, by: SQL, condition: SQL) => sql`
    select 'request' as kind, ${wants}::text as wants, q.id, q.payee as title, q.particulars,
           (select sum(l.amount) from obligation_line l
             where l.organization_id = q.organization_id and l.request_id = q.id) as amount,
           ${by} as by, q.updated_at as since
      from obligation_request q where q.organization_id = ${scope.organization.id} and ${condition}`
  const may = (permission: string) => scope.actor.permissions.has(permission)
  const revise = request('revise', sql`q.prepared_by`, sql`q.status = 'returned' and ${me} = any (q.preparers)`)
  const certify = sql`q.status = 'requested' and not ${me} = any (q.preparers)`
  const obligate = sql`q.status = 'certified' and not ${me} = any (q.preparers) and q.certified_by <> ${me}`
  return [
    revise,
    ...(may('budget.obligation.certify') ? [request('certify', sql`q.requested_by_name`, certify)] : []),
    ...(may('budget.obligation.obligate') ? [request('obligate', sql`q.certified_by_name`, obligate)] : []),
  ]
}

function payablePart(scope: OrganizationScope): SQL | undefined {
  if (!scope.actor.permissions.has('budget.disbursement.pay')) return undefined
  const me = sql`${scope.actor.id}::uuid`
  return sql`
    select 'payable', 'pay', y.id, q.payee, y.particulars, ${payableDue}, y.recorded_by_name, y.created_at
      from payable y
      join obligation_request q on q.organization_id = y.organization_id and q.id = y.request_id ${payableSums}
     where y.organization_id = ${scope.organization.id} and y.status in ('to_advance', 'posted') and ${payableDue} > 0
       and q.status = 'obligated'
       and ${me} not in (y.recorded_by, q.requested_by, q.certified_by, q.obligated_by)`
}

function correctionPart(scope: OrganizationScope): SQL | undefined {
  if (!scope.actor.permissions.has('budget.adjustment.approve')) return undefined
  return sql`
    select 'correction', 'approve', c.id, coalesce(q.payee, nullif(t.payee, ''), t.number), c.reason,
           (case c.kind when 'adjustment' then (
              select sum(case n.movement when 'decrease' then -n.amount else n.amount end) from ledger_correction_line n
               where n.organization_id = c.organization_id and n.correction_id = c.id)
            else (select -sum(e.effect) from ledger_entry e
                   where e.organization_id = c.organization_id and e.posting_id = c.reversed_id and e.stage = (
                     select f.stage from ledger_entry f where f.organization_id = c.organization_id
                        and f.posting_id = c.reversed_id order by f.line desc limit 1)) end),
           c.prepared_by_name, c.created_at
      from ledger_correction c
      left join obligation_request q on q.organization_id = c.organization_id and q.id = c.request_id
      left join ledger_posting t on t.organization_id = c.organization_id and t.id = c.reversed_id
     where c.organization_id = ${scope.organization.id} and c.status = 'submitted'
       and not ${scope.actor.id}::uuid = any (c.preparers)`
}
