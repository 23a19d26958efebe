// Planning status of all organizations, for the Office of the Chief Minister.
import { sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../platform/calendar/fiscal.ts'
import { today } from '../../platform/calendar/manila.ts'
import { isoInstant } from '../../platform/database/columns.ts'
import type { OversightScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains, pageOf } from '../../platform/http/list.ts'
import type { listOrganizationPlanning, OrganizationPlanning, readPlanningTotals } from './oversight.contract.ts'
import {
  activePlanOf,
  annualPlanOf,
  awaitingOf,
  countsOf,
  goalsOf,
  lastActivityOf,
  overdueOf,
  usesPlanning,
} from './oversight-figures.ts'

type Found = {
  code: string
  name: string
  kind: OrganizationPlanning['kind']
  accentColor: string
  activePlan: OrganizationPlanning['activePlan']
  annualPlan: OrganizationPlanning['annualPlan']
  drafts: number
  submitted: number
  approved: number
  active: number
  objectivesOverdue: number | null
  lastActivityAt: string | null
  total: number
}

const sortable: Record<string, string> = {
  code: 'o.code',
  name: 'o.name',
  progress: `p."activePlan" ->> 'progress'`,
  annualProgress: `a."annualPlan" ->> 'progress'`,
  overdue: 'd."objectivesOverdue"',
  lastActivityAt: 'l."lastActivityAt"',
}

/** One row an organization, by name unless asked otherwise; organizations without a figure come last. */
export async function findOrganizationPlanning(
  scope: OversightScope,
  { query }: Input<typeof listOrganizationPlanning>,
): Promise<Output<typeof listOrganizationPlanning>> {
  const now = today(scope.clock.now())
  const page = await pageOf<Found>(query, async (limit, offset) => {
    const { rows } = await scope.db.execute<Found>(sql`
      select o.code, o.name, o.kind, o.accent_color as "accentColor", p."activePlan", a."annualPlan", c.*,
             d."objectivesOverdue", l."lastActivityAt", count(*) over ()::int as total
        from organization o
        left join lateral ${activePlanOf(now)} p on true
        left join lateral ${annualPlanOf(fiscalYearOf(now))} a on true
        left join lateral ${countsOf} c on true
        left join lateral ${overdueOf(now)} d on true
        left join lateral ${lastActivityOf} l on true
       where ${usesPlanning} and ${filterOf(query)}
       order by ${orderOf(query.sort ?? 'name')}
       limit ${limit} offset ${offset}`)
    return rows
  })
  return { ...page, items: page.items.map(withIsoInstant) }
}

type Query = Input<typeof listOrganizationPlanning>['query']

function filterOf({ q, kind, hasActivePlan }: Query) {
  const words = contains(q ?? '')
  return sql.join(
    [
      q ? sql`(o.name ilike ${words} or o.code ilike ${words})` : sql`true`,
      kind ? sql`o.kind = ${kind}` : sql`true`,
      hasActivePlan === undefined ? sql`true` : sql`(p."activePlan" is not null) = ${hasActivePlan}`,
    ],
    sql` and `,
  )
}

function orderOf(sort: string) {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const column = sortable[name] ?? 'o.name'
  const value = name.endsWith('rogress') ? `(${column})::numeric` : column
  return sql.raw(`${value} ${descending ? 'desc' : 'asc'} nulls last, o.code`)
}

function withIsoInstant<T extends { lastActivityAt: string | null }>(row: T): T {
  return { ...row, lastActivityAt: row.lastActivityAt === null ? null : isoInstant(row.lastActivityAt) }
}

type Totals = {
  organizations: number
  withActivePlan: number
  withAnnualPlan: number
  awaitingApproval: number
  goals: number | null
  goalsAtRisk: number | null
  objectivesOverdue: number | null
  progress: number | null
}

/** Figures over all organizations, in one statement. */
export async function getPlanningTotals(scope: OversightScope): Promise<Output<typeof readPlanningTotals>> {
  const now = today(scope.clock.now())
  const year = fiscalYearOf(now)
  const { rows } = await scope.db.execute<Totals>(sql`
    select count(*)::int as organizations, count(p."activePlan")::int as "withActivePlan",
           count(*) filter (where a."annualPlan" ->> 'status' in ('approved', 'active', 'completed'))::int as "withAnnualPlan",
           coalesce(sum(w.awaiting), 0)::int as "awaitingApproval", sum(g.goals)::int as goals,
           sum(g.late)::int as "goalsAtRisk", sum(d."objectivesOverdue")::int as "objectivesOverdue",
           round(avg((p."activePlan" ->> 'progress')::numeric), 1)::float8 as progress
      from organization o
      left join lateral ${activePlanOf(now)} p on true
      left join lateral ${annualPlanOf(year)} a on true
      left join lateral ${awaitingOf} w on true
      left join lateral ${goalsOf(now)} g on true
      left join lateral ${overdueOf(now)} d on true
     where ${usesPlanning}`)
  const [totals] = rows
  if (!totals) throw new Error('an aggregate answers one row')
  return { asOf: scope.clock.now().toString(), year, ...totals }
}
