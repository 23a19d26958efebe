// What the plans of a year (BED No. 1 and No. 3) rest on: the ledger of the year before, releases, and the monthly program.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { appropriationActs, ledgerAccounts, ledgerBalances } from '../tables.ts'
import { disbursementPrograms } from './tables.ts'

/** The monthly disbursement program of an activity and class; twelve months in pesos. */
export interface ProgramFact {
  ppaId: string
  class: AllotmentClass
  months: string[]
  taxRemittance: string
}

export async function programFacts(scope: OrganizationScope, year: number): Promise<ProgramFact[]> {
  const rows = await scope.db
    .select()
    .from(disbursementPrograms)
    .where(and(eq(disbursementPrograms.organizationId, scope.organization.id), eq(disbursementPrograms.year, year)))
    .orderBy(disbursementPrograms.ppaId, disbursementPrograms.class)
  return rows.map(({ ppaId, class: of, months, taxRemittance }) => ({
    ppaId,
    class: of as AllotmentClass,
    months,
    taxRemittance,
  }))
}

/** Obligations of the year before, and allotments of the year by quarter; pesos. */
export interface FinancialPlanFact {
  ppaId: string
  class: AllotmentClass
  /** Obligated in the year before to 30 September, and from October on as far as it is known. */
  actual: string
  estimate: string
  q1: string
  q2: string
  q3: string
  q4: string
}

export async function financialPlanFacts(scope: OrganizationScope, year: number): Promise<FinancialPlanFact[]> {
  const before = sql`b.stage = 'obligation' and b.year = ${year - 1} and b.obligated_year = ${year - 1}`
  const released = sql`b.stage = 'allotment' and b.year = ${year} and t.fiscal_year = ${year}`
  const sum = (filter: ReturnType<typeof sql>) =>
    sql`coalesce(sum(b.total) filter (where ${filter}), 0)::numeric(20, 2)::text`
  const { rows } = await scope.db.execute<FinancialPlanFact & Record<string, unknown>>(sql`
    select k.ppa_id as "ppaId", k.class, ${sum(sql`${before} and b.quarter <= 3`)} as actual,
           ${sum(sql`${before} and b.quarter = 4`)} as estimate, ${sum(sql`${released} and b.quarter = 1`)} as q1,
           ${sum(sql`${released} and b.quarter = 2`)} as q2, ${sum(sql`${released} and b.quarter = 3`)} as q3,
           ${sum(sql`${released} and b.quarter = 4`)} as q4
      from ${ledgerBalances} b
      join ${ledgerAccounts} k on k.organization_id = b.organization_id and k.id = b.account_id
      join ${appropriationActs} t on t.id = k.act_id
     where b.organization_id = ${scope.organization.id} and b.year in (${year - 1}, ${year})
     group by k.ppa_id, k.class having count(*) filter (where (${before}) or (${released})) > 0
     order by k.ppa_id, k.class`)
  return rows
}
