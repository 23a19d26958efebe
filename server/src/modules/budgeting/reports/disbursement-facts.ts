// What was paid, by month, mode and class, for FAR No. 4: from the entries themselves.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { AllotmentClass, PaymentMode } from '../money.contract.ts'
import { disbursementAuthorities } from '../spending/tables.ts'
import { appropriationActs, ledgerAccounts, ledgerEntries } from '../tables.ts'

/** Whose budget was paid from: the columns of FAR No. 4. */
export type Budget = 'current' | 'priorPayable' | 'currentPayable'

export interface DisbursementFact {
  month: number
  mode: PaymentMode
  class: AllotmentClass
  /**
   * `current`: obligations of this year of appropriations of this year. `currentPayable`: obligations of this year of
   * continuing appropriations. `priorPayable`: obligations of earlier years.
   */
  budget: Budget
  amount: string
}

/** Disbursements of a year up to a month. */
export async function disbursementFacts(
  scope: OrganizationScope,
  { year, month, fundCluster }: { year: number; month: number; fundCluster: string },
): Promise<DisbursementFact[]> {
  const { rows } = await scope.db.execute<DisbursementFact & Record<string, unknown>>(sql`
    select extract(month from e.posted_on)::int as month, e.mode, e.class,
           case when e.obligated_year < ${year} then 'priorPayable' when t.fiscal_year < ${year} then 'currentPayable'
             else 'current' end as budget,
           sum(e.effect)::numeric(20, 2)::text as amount
      from ${ledgerEntries} e
      join ${ledgerAccounts} k on k.organization_id = e.organization_id and k.id = e.account_id
      join ${appropriationActs} t on t.id = k.act_id
     where e.organization_id = ${scope.organization.id} and e.stage = 'disbursement' and k.fund_cluster = ${fundCluster}
       and e.posted_on between make_date(${year}, 1, 1)
         and (make_date(${year}, ${month}, 1) + interval '1 month - 1 day')::date
     group by 1, 2, 3, 4 having sum(e.effect) <> 0
     order by 1, 2, 3, 4`)
  return rows
}

export interface AuthorityFact {
  kind: 'nca' | 'nta' | 'tra' | 'cdc' | 'ncaa'
  /** Received in the year before the month, and in it; pesos. */
  previous: string
  month: string
}

/** Authorities to disburse that were received in the year up to a month (BAA 84, s. 40). */
export async function authorityFacts(
  scope: OrganizationScope,
  { year, month, fundCluster }: { year: number; month: number; fundCluster: string },
): Promise<AuthorityFact[]> {
  const first = sql`make_date(${year}, ${month}, 1)`
  const { rows } = await scope.db.execute<AuthorityFact & Record<string, unknown>>(sql`
    select kind, coalesce(sum(amount) filter (where received_on < ${first}), 0)::numeric(20, 2)::text as previous,
           coalesce(sum(amount) filter (where received_on >= ${first}), 0)::numeric(20, 2)::text as month
      from ${disbursementAuthorities}
     where organization_id = ${scope.organization.id} and fund_cluster = ${fundCluster} and not is_cancelled
       and received_on >= make_date(${year}, 1, 1) and received_on < ${first} + interval '1 month'
     group by kind order by kind`)
  return rows
}
