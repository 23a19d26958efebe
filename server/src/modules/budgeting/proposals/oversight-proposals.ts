// How far organizations are with their proposals, for the finance ministry and the Chief Minister's office: read-only.
import { type SQL, sql } from 'drizzle-orm'
import type { OversightScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, PAGE_SIZE } from '../../../platform/http/list.ts'
import { failCall } from '../calls/errors.ts'
import type {
  listOrganizationProposals,
  listOverseenCalls,
  OrganizationProposal,
  Proposal,
} from './proposals.contract.ts'

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

interface CallRow extends Record<string, unknown> {
  id: string
  fiscalYear: number
  title: string
  status: 'draft' | 'published' | 'closed'
  organizations: number
  states: { status: Proposal['status']; proposals: number }[]
  ceiling: string
  requested: string
  approved: string
}

/** Published and closed calls, the latest first. One statement. */
export async function findOverseenCalls(scope: OversightScope): Promise<Output<typeof listOverseenCalls>> {
  const { rows } = await scope.db.execute<CallRow>(sql`
    select c.id, c.fiscal_year as "fiscalYear", c.title, c.status,
           (select count(*) from organization where is_active and 'budgeting' = any (modules))::integer as organizations,
           coalesce((select jsonb_agg(jsonb_build_object('status', s.status, 'proposals', s.proposals) order by s.status)
             from (select status, count(*) as proposals from budget_proposal where call_id = c.id group by status) s), '[]') as states,
           (select coalesce(sum(amount), 0)::numeric(30, 2)::text from budget_ceiling where call_id = c.id) as ceiling,
           coalesce(l.requested, 0)::numeric(30, 2)::text as requested, coalesce(l.approved, 0)::numeric(30, 2)::text as approved
      from budget_call c
      left join lateral (select sum(l.amount) as requested, sum(l.approved_amount) filter (where p.status = 'approved') as approved
        from budget_proposal p
        join proposal_line l on l.organization_id = p.organization_id and l.proposal_id = p.id
       where p.call_id = c.id) l on true
     where c.status <> 'draft'
     order by c.fiscal_year desc limit 50`)
  const asOf = scope.clock.now().toString()
  return { items: rows.map((row) => ({ ...row, asOf })) }
}

interface OrganizationRow extends Record<string, unknown> {
  code: string
  name: string
  kind: string
  accentColor: string
  ceiling: string | null
  proposal: Omit<NonNullable<OrganizationProposal['proposal']>, 'isOverCeiling'> | null
  isOver: boolean | null
  total: number
}

const SORTED: Readonly<Record<string, SQL>> = {
  code: sql`o.code`,
  name: sql`o.name`,
  status: sql`p.status`,
  requested: sql`l.requested`,
  submittedAt: sql`p.submitted_at`,
}

/** Every active organization that uses Budgeting, with its proposal for a call. Fails with budget.call.not_found. */
export async function findOrganizationProposals(
  scope: OversightScope,
  { params, query }: Input<typeof listOrganizationProposals>,
): Promise<Output<typeof listOrganizationProposals>> {
  const { rows: called } = await scope.db.execute(
    sql`select from budget_call where id = ${params.id} and status <> 'draft'`,
  )
  if (called.length === 0) failCall('budget.call.not_found')
  const { page = 1, pageSize = PAGE_SIZE, sort = 'code', q, status, hasProposal } = query
  const filters = [
    sql`o.is_active and 'budgeting' = any (o.modules)`,
    ...(q ? [sql`(o.name ilike ${contains(q)} or o.code ilike ${contains(q)})`] : []),
    ...(status ? [sql`p.status = ${status}`] : []),
    ...(hasProposal === undefined ? [] : [hasProposal ? sql`p.id is not null` : sql`p.id is null`]),
  ]
  const direction = sql.raw(sort.startsWith('-') ? 'desc nulls last' : 'asc nulls last')
  const { rows } = await scope.db.execute<OrganizationRow>(sql`
    select o.code, o.name, o.kind, o.accent_color as "accentColor", g.ceiling::text as ceiling,
           case when p.id is not null then jsonb_build_object('id', p.id, 'status', p.status,
             'requested', coalesce(l.requested, 0)::numeric(30, 2)::text,
             'approved', case when p.status = 'approved' then coalesce(l.approved, 0)::numeric(30, 2)::text end,
             'submittedAt', ${iso(sql`p.submitted_at`)}, 'endorsedAt', ${iso(sql`p.endorsed_at`)},
             'decidedAt', ${iso(sql`p.decided_at`)}, 'updatedAt', ${iso(sql`p.updated_at`)}) end as proposal,
           l.is_over as "isOver", (count(*) over ())::integer as total
      from organization o
      left join budget_proposal p on p.organization_id = o.id and p.call_id = ${params.id}
      left join lateral (select sum(amount) as ceiling from budget_ceiling g where g.organization_id = o.id and g.call_id = ${params.id}) g on true
      left join lateral (select sum(of_class.requested) as requested, sum(of_class.approved) as approved,
               bool_or(of_class.requested > coalesce(c.amount, 0)) as is_over
          from (select l.class, sum(l.amount) as requested, sum(l.approved_amount) as approved from proposal_line l
                 where l.organization_id = p.organization_id and l.proposal_id = p.id group by l.class) of_class
          left join budget_ceiling c on c.organization_id = o.id and c.call_id = ${params.id} and c.class = of_class.class) l on true
     where ${sql.join(filters, sql` and `)}
     order by ${SORTED[sort.replace('-', '')] ?? sql`o.code`} ${direction}, o.id
     limit ${pageSize} offset ${(page - 1) * pageSize}`)
  return { items: rows.map(organizationView), total: rows[0]?.total ?? 0, page, pageSize }
}

function organizationView({
  code,
  name,
  kind,
  accentColor,
  ceiling,
  proposal,
  isOver,
}: OrganizationRow): OrganizationProposal {
  return {
    ...{ code, name, kind, accentColor },
    ceiling,
    proposal: proposal ? { ...proposal, isOverCeiling: isOver ?? false } : null,
  }
}
