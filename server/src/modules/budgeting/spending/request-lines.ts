// Lines of obligation requests: what they charge, and what became of it.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { fail } from './errors.ts'
import type { createObligationRequest, ObligationLineView } from './obligation-requests.contract.ts'
import { obligationLines } from './tables.ts'

export type LineDraft = Input<typeof createObligationRequest>['body']['lines'][number]

/** What all lines of a request share, and its number carries. */
interface Charge {
  form: 'ors' | 'burs'
  class: AllotmentClass
  fundCluster: string
  fundingSource: string
}

/** Internally generated, business-related and trust funds are utilized by BURS (GAM vol. II, app. 14). */
const OFF_BUDGET = new Set(['05', '06', '07'])

interface Charged extends Record<string, unknown> {
  line: number
  class: AllotmentClass | null
  fundCluster: string
  fundingSource: string
  objectClass: string | null
  objectActive: boolean | null
}

/**
 * What the lines charge together. Fails with budget.request.unknown_account, budget.request.mixed,
 * budget.entry.object_class and budget.entry.object_inactive, each at its line.
 */
export async function chargeOf(scope: OrganizationScope, lines: readonly LineDraft[]): Promise<Charge> {
  const { rows } = await scope.db.execute<Charged>(sql`
    select l.line::int as line, k.class, k.fund_cluster as "fundCluster", k.funding_source as "fundingSource",
           x.class as "objectClass", x.is_active as "objectActive"
      from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as l(draft, line)
      left join ledger_account k on k.organization_id = ${scope.organization.id} and k.id = (l.draft ->> 'accountId')::uuid
      left join uacs_object x on x.code = l.draft ->> 'objectCode'
     order by l.line`)
  for (const row of rows) requireCharge(row, rows[0])
  const [first] = rows
  if (!first?.class) return fail('budget.request.unknown_account', { line: 1 }, { path: 'lines.0.accountId' })
  const { class: of, fundCluster, fundingSource } = first
  return { form: OFF_BUDGET.has(fundCluster) ? 'burs' : 'ors', class: of, fundCluster, fundingSource }
}

function requireCharge(row: Charged, first: Charged | undefined): void {
  const path = `lines.${row.line - 1}`
  if (!row.class) fail('budget.request.unknown_account', { line: row.line }, { path: `${path}.accountId` })
  const words = (of: Charged) => `${of.class} of funding source ${of.fundingSource}`
  if (first && words(row) !== words(first))
    fail(
      'budget.request.mixed',
      { line: row.line, has: words(row), needs: words(first) },
      { path: `${path}.accountId` },
    )
  if (row.objectClass !== row.class) failLedger('budget.entry.object_class', {}, { path: `${path}.objectCode` })
  if (!row.objectActive) failLedger('budget.entry.object_inactive', {}, { path: `${path}.objectCode` })
}

/** Puts the lines in the place of those that were there. */
export async function replaceLines(
  scope: OrganizationScope,
  request: { id: string; class: string },
  lines: readonly LineDraft[],
): Promise<void> {
  await scope.db.insert(obligationLines).values(
    lines.map((line, at) => ({
      requestId: request.id,
      class: request.class,
      line: at + 1,
      accountId: line.accountId,
      objectCode: line.objectCode,
      location: line.location ?? null,
      amount: line.amount,
    })),
  )
}

export async function removeLines(scope: OrganizationScope, requestId: string): Promise<void> {
  await scope.db
    .delete(obligationLines)
    .where(and(eq(obligationLines.organizationId, scope.organization.id), eq(obligationLines.requestId, requestId)))
}

/** The lines in their order, with the room that their balances have and the stages that they reached. One statement. */
export async function findLines(scope: OrganizationScope, requestId: string): Promise<ObligationLineView[]> {
  const { rows } = await scope.db.execute<ObligationLineView & Record<string, unknown>>(sql`
    select l.id, l.line, l.account_id as "accountId", k.ppa_id as "ppaId", p.code as "ppaCode", p.title as "ppaTitle",
           a.code as "actCode", l.object_code as "objectCode", x.name as "objectName", l.location, l.amount::text as amount,
           b.allotted::text as allotted, (b.allotted - b.obligated)::text as left,
           s.obligated::text as obligated, s.payable::text as payable, s.disbursed::text as disbursed,
           s.liquidated::text as liquidated
      from obligation_line l
      join ledger_account k on k.organization_id = l.organization_id and k.id = l.account_id
      join ppa p on p.organization_id = l.organization_id and p.id = k.ppa_id
      join appropriation_act a on a.id = k.act_id
      join uacs_object x on x.code = l.object_code
      cross join lateral (
        select coalesce(sum(t.total) filter (where t.stage = 'allotment'), 0)::numeric(20, 2) as allotted,
               coalesce(sum(t.total) filter (where t.stage = 'obligation'), 0)::numeric(20, 2) as obligated
          from ledger_balance t where t.organization_id = l.organization_id and t.account_id = l.account_id) b
      cross join lateral (
        select coalesce(sum(e.effect) filter (where e.stage = 'obligation'), 0)::numeric(20, 2) as obligated,
               coalesce(sum(e.effect) filter (where e.stage = 'payable'), 0)::numeric(20, 2) as payable,
               coalesce(sum(e.effect) filter (where e.stage = 'disbursement'), 0)::numeric(20, 2) as disbursed,
               coalesce(sum(e.effect) filter (where e.stage = 'liquidation'), 0)::numeric(20, 2) as liquidated
          from ledger_entry e
         where e.organization_id = l.organization_id and (e.id = l.entry_id or e.obligation_id = l.entry_id)) s
     where l.organization_id = ${scope.organization.id} and l.request_id = ${requestId}
     order by l.line`)
  return rows
}
