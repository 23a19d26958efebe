// Money of programs, their parts included: read from the balances of the ledger.
import { type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { pesoWords } from '../centavos.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { appropriationActs, appropriationValidities, ledgerAccounts, ledgerBalances, ppas } from '../tables.ts'
import type { Ppa, PpaMoney } from './ppas.contract.ts'

const sums = sql`
  coalesce(sum(b.total) filter (where b.stage = 'appropriation'), 0)::numeric(20, 2)::text as appropriated,
  coalesce(sum(b.total) filter (where b.stage = 'allotment'), 0)::numeric(20, 2)::text as allotted,
  coalesce(sum(b.total) filter (where b.stage = 'obligation'), 0)::numeric(20, 2)::text as obligated,
  coalesce(sum(b.total) filter (where b.stage = 'disbursement'), 0)::numeric(20, 2)::text as disbursed`

/** Each program of `ids` under `root`, and all that stands below it. */
function familiesOf(organizationId: number, ids: readonly string[]): SQL {
  return sql`with recursive family as (
    select p.id as root, p.id from ${ppas} p where p.organization_id = ${organizationId} and p.id = any (${sql.param(ids)}::uuid[])
    union all
    select f.root, p.id from ${ppas} p join family f on p.parent_id = f.id where p.organization_id = ${organizationId})`
}

export const NO_MONEY: PpaMoney = { appropriated: '0.00', allotted: '0.00', obligated: '0.00', disbursed: '0.00' }

/** By program, from the acts of one fiscal year; programs without money are not there. */
export async function moneyOf(
  scope: OrganizationScope,
  ids: readonly string[],
  year: number,
): Promise<Map<string, PpaMoney>> {
  const { rows } = await scope.db.execute<PpaMoney & { root: string } & Record<string, unknown>>(sql`
    ${familiesOf(scope.organization.id, ids)}
    select f.root, ${sums}
      from family f
      join ${ledgerAccounts} k on k.organization_id = ${scope.organization.id} and k.ppa_id = f.id
      join ${appropriationActs} a on a.id = k.act_id and a.fiscal_year = ${year}
      join ${ledgerBalances} b on b.organization_id = k.organization_id and b.account_id = k.id
     group by f.root`)
  return new Map(
    rows.map(({ root, appropriated, allotted, obligated, disbursed }) => {
      return [root, { appropriated, allotted, obligated, disbursed }]
    }),
  )
}

/** One program by act and class, the latest year first. */
export async function budgetOf(scope: OrganizationScope, id: string): Promise<Ppa['budget']> {
  const { rows } = await scope.db.execute<Ppa['budget'][number] & Record<string, unknown>>(sql`
    ${familiesOf(scope.organization.id, [id])}
    select a.fiscal_year as "fiscalYear", a.code as act, k.class, ${sums}
      from family f
      join ${ledgerAccounts} k on k.organization_id = ${scope.organization.id} and k.ppa_id = f.id
      join ${appropriationActs} a on a.id = k.act_id
      join ${ledgerBalances} b on b.organization_id = k.organization_id and b.account_id = k.id
     group by a.fiscal_year, a.code, k.class
     order by a.fiscal_year desc, a.code, array_position(array['PS', 'MOOE', 'FE', 'CO'], k.class)`)
  return rows
}

/**
 * What keeps a program in use, if anything: money of its own that can still be obligated, or was obligated and can still be
 * paid.
 */
export async function findOpenMoney(
  scope: OrganizationScope,
  { id, today }: { id: string; today: string },
): Promise<{ year: number; class: AllotmentClass; open: string } | undefined> {
  const { rows } = await scope.db.execute<{ year: number; class: AllotmentClass; open: string }>(sql`
    select year, class, open::text from (
      select a.fiscal_year as year, k.class,
             (case when v.obligate_until >= ${today}::date
                then coalesce(sum(b.total) filter (where b.stage = 'appropriation'), 0) - coalesce(sum(b.total) filter (where b.stage = 'obligation'), 0)
                else 0 end
              + case when v.pay_until >= ${today}::date
                then coalesce(sum(b.total) filter (where b.stage = 'obligation'), 0) - coalesce(sum(b.total) filter (where b.stage = 'disbursement'), 0)
                else 0 end)::numeric(20, 2) as open
        from ${ledgerAccounts} k
        join ${appropriationActs} a on a.id = k.act_id
        join ${appropriationValidities} v on v.act_id = k.act_id and v.class = k.class
        join ${ledgerBalances} b on b.organization_id = k.organization_id and b.account_id = k.id
       where k.organization_id = ${scope.organization.id} and k.ppa_id = ${id}
       group by k.id, a.fiscal_year, k.class, v.obligate_until, v.pay_until) each
     where open > 0 order by year desc, open desc limit 1`)
  const [found] = rows
  return found && { ...found, open: pesoWords(found.open) }
}
