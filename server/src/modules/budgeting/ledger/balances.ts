import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { ledgerBalances, ledgerEntries } from '../tables.ts'

/** What one balance key has, in pesos; texts with two decimals. */
export interface AccountBalance {
  accountId: string
  appropriated: string
  allotted: string
  obligated: string
  payable: string
  disbursed: string
  liquidated: string
}

const totals = sql`
  coalesce(sum(total) filter (where stage = 'appropriation'), 0)::numeric(20, 2)::text as appropriated,
  coalesce(sum(total) filter (where stage = 'allotment'), 0)::numeric(20, 2)::text as allotted,
  coalesce(sum(total) filter (where stage = 'obligation'), 0)::numeric(20, 2)::text as obligated,
  coalesce(sum(total) filter (where stage = 'payable'), 0)::numeric(20, 2)::text as payable,
  coalesce(sum(total) filter (where stage = 'disbursement'), 0)::numeric(20, 2)::text as disbursed,
  coalesce(sum(total) filter (where stage = 'liquidation'), 0)::numeric(20, 2)::text as liquidated`

/** Balances as they stand, by account; accounts that nothing was posted to are not there. */
export async function balancesOf(
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<Map<string, AccountBalance>> {
  const { rows } = await scope.db.execute<AccountBalance & Record<string, unknown>>(sql`
    select account_id as "accountId", ${totals}
      from ${ledgerBalances} where organization_id = ${scope.organization.id} and account_id = any (${sql.param(accountIds)}::uuid[])
     group by account_id`)
  return new Map(rows.map((row) => [row.accountId, row]))
}

/** What is left of one original obligation entry, by stage. */
export async function obligationBalance(scope: OrganizationScope, obligationId: string): Promise<AccountBalance> {
  const { rows } = await scope.db.execute<AccountBalance & Record<string, unknown>>(sql`
    select (array_agg(account_id))[1] as "accountId", ${totals}
      from (select account_id, stage, effect as total from ${ledgerEntries}
             where organization_id = ${scope.organization.id} and (id = ${obligationId} or obligation_id = ${obligationId})) e`)
  if (!rows[0]?.accountId) throw new RangeError('no such obligation')
  return rows[0]
}

/** Holds balances until the transaction ends, so that what was read of them stays true while somebody decides. */
export async function holdAccounts(scope: OrganizationScope, accountIds: readonly string[]): Promise<void> {
  await scope.db.execute(sql`select bmms.hold_ledger_accounts(${sql.param(accountIds)}::uuid[])`)
}
