// One cash advance at a time: BAA 65, s. 63.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { pesoWords } from '../centavos.ts'
import { inForce } from '../law/findings.ts'
import { lawRules } from '../law/rules.ts'
import { fail } from './errors.ts'
import { payableSums } from './request-papers.ts'

interface Earlier extends Record<string, unknown> {
  number: string
  open: string
}

interface Advance {
  requestId: string
  payee: string
  on: string
  /** Why it cannot wait, where the law may only warn. */
  reason: string
  /** The advance itself, when it is recorded already. */
  payableId?: string
}

/**
 * Refuses an advance while the payee has one that is not liquidated: for money of fiscal year 2025, whose general
 * provisions say so (budget.advance.earlier_open); for other money, where that is to be confirmed, unless a reason is given
 * (budget.advance.reason_missing). Two advances of one payee wait for each other here.
 */
export async function checkCashAdvance(scope: OrganizationScope, advance: Advance): Promise<void> {
  const payee = advance.payee.trim().toLowerCase()
  await scope.db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(${`cash advance ${scope.organization.id} ${payee}`}, 0))`)
  const { rows } = await scope.db.execute<Earlier>(sql`
    select y.number, (case when y.status = 'to_advance' then r.amount else s.paid - s.liquidated end)::text as open
      from payable y
      join obligation_request q on q.organization_id = y.organization_id and q.id = y.request_id ${payableSums}
     where y.organization_id = ${scope.organization.id} and y.kind = 'cash_advance'
       and lower(trim(q.payee)) = ${payee} and y.id is distinct from ${advance.payableId ?? null}
       and (y.status = 'posted' and s.paid > s.liquidated or y.status = 'to_advance' and ${advance.payableId ?? null}::uuid is null)
     order by y.recorded_on, y.id limit 1`)
  const [earlier] = rows
  if (!earlier) return
  const values = { payee: advance.payee, number: earlier.number, amount: pesoWords(earlier.open) }
  if ((await chargesMoneyOf2025(scope, advance.requestId)) && isRefused(advance.on))
    fail('budget.advance.earlier_open', values)
  if (!advance.reason) fail('budget.advance.reason_missing', values)
}

function isRefused(day: string): boolean {
  return lawRules.cash_advances.severity === 'refuse' && inForce('cash_advances', day)
}

async function chargesMoneyOf2025(scope: OrganizationScope, requestId: string): Promise<boolean> {
  const { rows } = await scope.db.execute<{ found: boolean }>(sql`
    select exists (
      select from obligation_line l
        join ledger_account k on k.organization_id = l.organization_id and k.id = l.account_id
        join appropriation_act a on a.id = k.act_id
       where l.organization_id = ${scope.organization.id} and l.request_id = ${requestId} and a.fiscal_year = 2025) as found`)
  return rows[0]?.found ?? false
}
