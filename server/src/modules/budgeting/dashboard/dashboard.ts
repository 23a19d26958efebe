// The budget of one organization on one page.
import { sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../../platform/calendar/fiscal.ts'
import { today as todayIn } from '../../../platform/calendar/manila.ts'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { Clock, Db, OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { findAttention } from './attention.ts'
import type { BudgetDashboard, readBudgetDashboard } from './dashboard.contract.ts'
import { findYearFigures } from './year-figures.ts'

/** Figures of the acts of a fiscal year, by default the running one; what needs attention is of all acts still valid. */
export function getBudgetDashboard(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof readBudgetDashboard>, 'query'>,
): Promise<BudgetDashboard> {
  return dashboardOf(scope, { organizationId: scope.organization.id, year: query.year })
}

/** The same for any scope that can see the organization. */
export async function dashboardOf(
  { db, clock }: { db: Db; clock: Clock },
  { organizationId, year }: { organizationId: number; year: number | undefined },
): Promise<BudgetDashboard> {
  const today = todayIn(clock.now())
  const fiscalYear = year ?? fiscalYearOf(today)
  const [figures, attention, known] = await Promise.all([
    findYearFigures(db, { organizationId, fiscalYear }),
    findAttention(db, { organizationId, today }),
    findFreshness(db, organizationId),
  ])
  return { asOf: clock.now().toString(), fiscalYear, ...known, ...figures, ...attention }
}

async function findFreshness(
  db: Db,
  organizationId: number,
): Promise<Pick<BudgetDashboard, 'lastPostedAt' | 'fiscalYears'>> {
  const { rows } = await db.execute<{ at: string | null; years: number[] }>(sql`
    select (select max(posted_at) from ledger_posting where organization_id = ${organizationId})::text as at,
           array(select distinct fiscal_year from appropriation_act order by fiscal_year desc) as years`)
  return { lastPostedAt: rows[0]?.at ? isoInstant(rows[0].at) : null, fiscalYears: rows[0]?.years ?? [] }
}
