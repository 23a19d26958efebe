// Ceilings of organizations in a budget call.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, PAGE_SIZE } from '../../../platform/http/list.ts'
import { getBudgetCall, lockCall, requireReason, touchCall } from './budget-calls.ts'
import { ceilingsByClass, ceilingsView } from './call-view.ts'
import type { BudgetCall, listCeilings, OrganizationCeilings, setCeilings } from './calls.contract.ts'
import { failCall } from './errors.ts'

interface CeilingRow extends Record<string, unknown> {
  code: string
  name: string
  byClass: Record<string, string>
  reason: string | null
  updatedAt: string | null
  total: number
}

/** One page of the active organizations with their ceilings. Fails with budget.call.not_found. */
export async function findCeilings(
  scope: PlatformScope,
  { params, query }: Input<typeof listCeilings>,
): Promise<Output<typeof listCeilings>> {
  await getBudgetCall(scope, { params })
  const { page = 1, pageSize = PAGE_SIZE, sort = 'code', q, hasCeiling } = query
  const own = sql`g.call_id = ${params.id} and g.organization_id = o.id`
  const some = sql`exists (select from budget_ceiling g where ${own})`
  const filters = [
    sql`o.is_active`,
    ...(q ? [sql`(o.name ilike ${contains(q)} or o.code ilike ${contains(q)})`] : []),
    ...(hasCeiling === undefined ? [] : [hasCeiling ? some : sql`not ${some}`]),
  ]
  const sum = sql`coalesce((select sum(g.amount) from budget_ceiling g where ${own}), 0)`
  const columns = { code: sql`o.code`, name: sql`o.name`, total: sum }
  const column = columns[sort.replace('-', '') as keyof typeof columns]
  const { rows } = await scope.db.execute<CeilingRow>(sql`
    select o.code, o.name, ${ceilingsByClass(own)} as "byClass", last.reason,
           to_char(last.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
           (count(*) over ())::integer as total
      from organization o
      left join lateral (select g.reason, g.updated_at from budget_ceiling g where ${own}
        order by g.updated_at desc, g.class limit 1) last on true
     where ${sql.join(filters, sql` and `)}
     order by ${column} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')}, o.id
     limit ${pageSize} offset ${(page - 1) * pageSize}`)
  return { items: rows.map(viewOf), total: rows[0]?.total ?? 0, page, pageSize }
}

function viewOf({ code, name, byClass, reason, updatedAt }: CeilingRow): OrganizationCeilings {
  return { code, name, ceilings: ceilingsView(byClass), reason: reason ?? '', updatedAt }
}

type Body = Input<typeof setCeilings>['body']

/**
 * Sets ceilings; once the call is published, with a reason that organizations read. Fails with budget.call.closed,
 * budget.call.reason_required, budget.ceiling.unknown_organization, budget.ceiling.twice, concurrency.stale.
 */
export async function changeCeilings(
  scope: PlatformScope,
  { params, body }: Input<typeof setCeilings>,
): Promise<BudgetCall> {
  const { version, ceilings, reason = '' } = body
  const call = await lockCall(scope, params.id)
  if (call.version !== version)
    fail('concurrency.stale', {}, { extra: { current: await getBudgetCall(scope, { params }) } })
  requireReason(call, reason)
  requireOnce(ceilings)
  const ids = await findIds(
    scope,
    ceilings.map(({ organization }) => organization),
  )
  const rows = ceilings.map(({ organization, ...each }, at) => {
    const organizationId = ids.get(organization)
    const path = `ceilings.${at}.organization`
    if (organizationId === undefined) failCall('budget.ceiling.unknown_organization', { code: organization }, { path })
    return { id: randomUUIDv7(), organizationId, ...each }
  })
  await writeCeilings(scope, { callId: call.id, reason: call.status === 'draft' ? '' : reason }, rows)
  await touchCall(scope, call, { reason })
  return getBudgetCall(scope, { params })
}

function requireOnce(ceilings: Body['ceilings']): void {
  const seen = new Set<string>()
  for (const { organization, class: name } of ceilings) {
    const key = `${organization} ${name}`
    if (seen.has(key)) failCall('budget.ceiling.twice', { code: organization, class: name })
    seen.add(key)
  }
}

/** Ids of active organizations by code. */
export async function findIds({ db }: PlatformScope, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ id: number; code: string }>(
    sql`select id, code from organization where is_active and code = any (${sql.param([...new Set(codes)])}::text[])`,
  )
  return new Map(rows.map(({ id, code }) => [code, id]))
}

interface CeilingWrite {
  id: string
  organizationId: number | undefined
  class: string
  amount: string | null
}

/** Two statements; what stays as it is is not written. */
async function writeCeilings(
  { db }: PlatformScope,
  { callId, reason }: { callId: string; reason: string },
  rows: readonly CeilingWrite[],
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r(id uuid, "organizationId" integer, class text, amount numeric)`
  await db.execute(sql`
    delete from budget_ceiling g using ${given}
     where g.call_id = ${callId} and g.organization_id = r."organizationId" and g.class = r.class and r.amount is null`)
  await db.execute(sql`
    insert into budget_ceiling as g (organization_id, id, call_id, class, amount, reason)
    select r."organizationId", r.id, ${callId}, r.class, r.amount, ${reason} from ${given} where r.amount is not null
    on conflict on constraint budget_ceiling_class_key do update
      set amount = excluded.amount, reason = excluded.reason, version = g.version + 1, updated_at = now()
    where g.amount <> excluded.amount`)
}
