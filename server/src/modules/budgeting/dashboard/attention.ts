// What somebody has to look at: balances that are nearly used up, and money that is about to lapse.
import { sql } from 'drizzle-orm'
import type { Db } from '../../../platform/database/scope.ts'
import { centavos, pesosOf } from '../centavos.ts'
import type { BudgetDashboard } from './dashboard.contract.ts'

/** Percent of an allotment that is obligated. */
export const WARNING_RATE = 85
export const CRITICAL_RATE = 95
/** Days before its last day from which on money counts as lapsing. */
export const LAPSING_DAYS = 90

type Balance = {
  accountId: string
  ppaId: string
  ppaCode: string
  ppaTitle: string
  act: string
  class: BudgetDashboard['alerts'][number]['class']
  obligateUntil: string
  days: number
  appropriated: string
  allotted: string
  obligated: string
  left: string
  unobligated: string
  rate: number | null
}
export type Attention = Pick<BudgetDashboard, 'alerts' | 'lapsing' | 'lapsingTotal'>

/** Balances of acts that may still be obligated `today`, sorted by how urgent they are. */
export async function findAttention(
  db: Db,
  { organizationId, today }: { organizationId: number; today: string },
): Promise<Attention> {
  const { rows } = await db.execute<Balance>(sql`
    with b as (
      select account_id, coalesce(sum(total) filter (where stage = 'appropriation'), 0) as appropriated,
             coalesce(sum(total) filter (where stage = 'allotment'), 0) as allotted,
             coalesce(sum(total) filter (where stage = 'obligation'), 0) as obligated
        from ledger_balance where organization_id = ${organizationId} group by account_id
    )
    select k.id as "accountId", p.id as "ppaId", p.code as "ppaCode", p.title as "ppaTitle", a.code as act, k.class,
           v.obligate_until::text as "obligateUntil", v.obligate_until - ${today}::date as days, b.appropriated::text,
           b.allotted::text, b.obligated::text, (b.allotted - b.obligated)::text as left,
           (b.appropriated - b.obligated)::text as unobligated,
           round(b.obligated / nullif(b.allotted, 0) * 100, 1)::float8 as rate
      from b
      join ledger_account k on k.organization_id = ${organizationId} and k.id = b.account_id
      join ppa p on p.organization_id = ${organizationId} and p.id = k.ppa_id
      join appropriation_act a on a.id = k.act_id
      join appropriation_validity v on v.act_id = k.act_id and v.class = k.class
     where v.obligate_until >= ${today}::date
       and (b.obligated * 100 >= b.allotted * ${WARNING_RATE} and b.allotted > 0
         or v.obligate_until <= ${today}::date + ${LAPSING_DAYS}::int and b.appropriated > b.obligated)
     order by v.obligate_until, p.code, k.class`)
  const lapsing = rows.filter(({ days, unobligated }) => days <= LAPSING_DAYS && centavos(unobligated) > 0n)
  return {
    alerts: rows
      .filter((row): row is Balance & { rate: number } => row.rate !== null && row.rate >= WARNING_RATE)
      .toSorted((one, other) => other.rate - one.rate)
      .map(({ obligateUntil: _, days: __, appropriated: ___, unobligated: ____, ...row }) => ({
        ...row,
        level: row.rate >= CRITICAL_RATE ? ('critical' as const) : ('warning' as const),
      })),
    lapsing: lapsing.map(
      ({ accountId, ppaId, ppaCode, ppaTitle, act, class: of, obligateUntil, days, unobligated }) => ({
        accountId,
        ppaId,
        ppaCode,
        ppaTitle,
        act,
        class: of,
        obligateUntil,
        days,
        amount: unobligated,
      }),
    ),
    lapsingTotal: pesosOf(lapsing.reduce((sum, { unobligated }) => sum + centavos(unobligated), 0n)),
  }
}
