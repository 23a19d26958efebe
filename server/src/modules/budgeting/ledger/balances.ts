import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { ledgerBalances } from '../tables.ts'

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

/** Holds balances until the transaction ends, so that what was read of them stays true while somebody decides. */
export async function holdAccounts(scope: OrganizationScope, accountIds: readonly string[]): Promise<void> {
  await scope.db.execute(sql`select bmms.hold_ledger_accounts(${sql.param(accountIds)}::uuid[])`)
}
