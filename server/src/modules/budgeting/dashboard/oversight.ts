// The budgets of all organizations, for the Office of the Chief Minister and the finance ministry.
import { type SQL, sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../../platform/calendar/fiscal.ts'
import { today } from '../../../platform/calendar/manila.ts'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { OversightScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, pageOf } from '../../../platform/http/list.ts'
import { CLASSES } from '../money.contract.ts'
import { WARNING_RATE } from './attention.ts'
import type {
  listOrganizationBudgets,
  MoneyFigures,
  OrganizationBudget,
  readBudgetTotals,
  readOrganizationBudget,
} from './dashboard.contract.ts'
import { dashboardOf } from './dashboard.ts'
import { rateSums, stageSums } from './figures.ts'

const usesBudgeting = sql`o.is_active and 'budgeting' = any (o.modules)`

const SORTS: Readonly<Record<string, string>> = {
  code: 'o.code',
  name: 'o.name',
  appropriated: 'f.appropriated::numeric',
  allotted: 'f.allotted::numeric',
  obligated: 'f.obligated::numeric',
  disbursed: 'f.disbursed::numeric',
  obligationRate: 'f."obligationRate"',
  disbursementRate: 'f."disbursementRate"',
  lastPostedAt: 'l.at',
}

type Found = Omit<OrganizationBudget, 'figures'> & MoneyFigures & { total: number; has: boolean }

/** One row an organization, by name unless asked otherwise; organizations without figures come last. */
export async function findOrganizationBudgets(
  scope: OversightScope,
  { query }: Input<typeof listOrganizationBudgets>,
): Promise<Output<typeof listOrganizationBudgets>> {
  const year = query.year ?? fiscalYearOf(today(scope.clock.now()))
  const words = contains(query.q ?? '')
  const page = await pageOf<Found>(query, async (limit, offset) => {
    const { rows } = await scope.db.execute<Found>(sql`
      with b as ${balancesOfYear(year)},
      f as (select b.organization_id, ${stageSums}, ${rateSums} from b group by b.organization_id),
      full_ones as (
        select organization_id, count(*)::int as alerts from (
          select b.organization_id from b group by b.organization_id, b.account_id
          having sum(b.total) filter (where b.stage = 'obligation') * 100
              >= sum(b.total) filter (where b.stage = 'allotment') * ${WARNING_RATE}
             and sum(b.total) filter (where b.stage = 'allotment') > 0) a
         group by organization_id
      )
      select o.code, o.name, o.kind, o.accent_color as "accentColor", f.organization_id is not null as has, f.appropriated,
             f.allotted, f.obligated, f.disbursed, f."obligationRate", f."disbursementRate", coalesce(w.alerts, 0) as alerts,
             l.at::text as "lastPostedAt", count(*) over ()::int as total
        from organization o
        left join f on f.organization_id = o.id
        left join full_ones w on w.organization_id = o.id
        left join lateral ${lastPosted} l on true
       where ${usesBudgeting} and ${query.q ? sql`(o.name ilike ${words} or o.code ilike ${words})` : sql`true`}
         and ${query.kind ? sql`o.kind = ${query.kind}` : sql`true`}
       order by ${orderOf(query.sort ?? 'name')} limit ${limit} offset ${offset}`)
    return rows
  })
  return { ...page, items: page.items.map((row) => viewOf(row as Found)) }
}

/** Sums over all organizations. */
export async function getBudgetTotals(
  scope: OversightScope,
  { query }: Input<typeof readBudgetTotals>,
): Promise<Output<typeof readBudgetTotals>> {
  const fiscalYear = query.year ?? fiscalYearOf(today(scope.clock.now()))
  const [sums, known] = await Promise.all([findSums(scope, fiscalYear), findKnown(scope)])
  return { asOf: scope.clock.now().toString(), fiscalYear, ...known, ...sums }
}

/** The dashboard of one organization. Fails with access.unknown_organization. */
export async function getOrganizationBudget(
  scope: OversightScope,
  { params, query }: Input<typeof readOrganizationBudget>,
): Promise<Output<typeof readOrganizationBudget>> {
  const { rows } = await scope.db.execute<{ id: number; code: string; name: string; accentColor: string }>(sql`
    select id, code, name, accent_color as "accentColor" from organization o where code = ${params.code} and ${usesBudgeting}`)
  const [found] = rows
  if (!found) return fail('access.unknown_organization', { code: params.code })
  const { id, ...organization } = found
  return { ...organization, ...(await dashboardOf(scope, { organizationId: id, year: query.year })) }
}

function balancesOfYear(year: number): SQL {
  return sql`(
    select b.organization_id, b.account_id, b.stage, b.year, b.quarter, b.total, k.class
      from ledger_balance b
      join ledger_account k on k.organization_id = b.organization_id and k.id = b.account_id
      join appropriation_act a on a.id = k.act_id
     where a.fiscal_year = ${year})`
}

const lastPosted = sql`(
  select p.posted_at as at from ledger_posting p where p.organization_id = o.id order by p.posted_at desc limit 1)`

type SumRow = MoneyFigures & {
  by: 'all' | 'class' | 'quarter'
  class: OutputOfTotals['byClass'][number]['class']
  year: number
  quarter: number
  organizations: number
}
type OutputOfTotals = Output<typeof readBudgetTotals>

async function findSums(
  scope: OversightScope,
  year: number,
): Promise<Pick<OutputOfTotals, 'total' | 'byClass' | 'byQuarter' | 'withFigures'>> {
  const { rows } = await scope.db.execute<SumRow>(sql`
    with b as ${balancesOfYear(year)}
    select case grouping(b.class, b.quarter) when 3 then 'all' when 1 then 'class' else 'quarter' end as by, b.class,
           b.year::int as year, b.quarter::int as quarter, count(distinct b.organization_id)::int as organizations,
           ${stageSums}, ${rateSums}
      from b group by grouping sets ((), (b.class), (b.year, b.quarter))`)
  const of = (by: SumRow['by']) => rows.filter((row) => row.by === by)
  const [all] = of('all')
  return {
    withFigures: all?.organizations ?? 0,
    total: all && all.organizations > 0 ? figuresOf(all) : null,
    byClass: of('class')
      .toSorted((one, other) => CLASSES.indexOf(one.class) - CLASSES.indexOf(other.class))
      .map((row) => ({ class: row.class, ...figuresOf(row) })),
    byQuarter: of('quarter')
      .toSorted((one, other) => one.year - other.year || one.quarter - other.quarter)
      .map((row) => ({
        year: row.year,
        quarter: row.quarter,
        allotted: row.allotted,
        obligated: row.obligated,
        disbursed: row.disbursed,
      })),
  }
}

async function findKnown(
  scope: OversightScope,
): Promise<Pick<OutputOfTotals, 'organizations' | 'fiscalYears' | 'oldestPostedAt'>> {
  const { rows } = await scope.db.execute<{ organizations: number; years: number[]; oldest: string | null }>(sql`
    select count(*)::int as organizations, min(l.at)::text as oldest,
           array(select distinct fiscal_year from appropriation_act order by fiscal_year desc) as years
      from organization o left join lateral ${lastPosted} l on true where ${usesBudgeting}`)
  const { organizations = 0, years = [], oldest = null } = rows[0] ?? {}
  return { organizations, fiscalYears: years, oldestPostedAt: oldest === null ? null : isoInstant(oldest) }
}

function viewOf({ has, lastPostedAt, code, name, kind, accentColor, alerts, ...money }: Found): OrganizationBudget {
  return {
    code,
    name,
    kind,
    accentColor,
    alerts,
    figures: has ? figuresOf(money) : null,
    lastPostedAt: lastPostedAt === null ? null : isoInstant(lastPostedAt),
  }
}

function figuresOf(row: MoneyFigures): MoneyFigures {
  const { appropriated, allotted, obligated, disbursed, obligationRate, disbursementRate } = row
  return { appropriated, allotted, obligated, disbursed, obligationRate, disbursementRate }
}

function orderOf(sort: string): SQL {
  const descending = sort.startsWith('-')
  const column = SORTS[descending ? sort.slice(1) : sort] ?? 'o.name'
  return sql.raw(`${column} ${descending ? 'desc' : 'asc'} nulls last, o.code`)
}
