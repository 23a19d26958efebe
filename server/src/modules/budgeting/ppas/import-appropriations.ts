// Appropriations of one program of a file. What the ledger has already is left alone, and never overwritten.
import { and, asc, eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { pesoWords } from '../centavos.ts'
import { holdAccounts } from '../ledger/balances.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { openAccount, postToLedger } from '../ledger/post.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { appropriationActs, fundingSources, ledgerEntries } from '../tables.ts'
import { fail } from './errors.ts'
import type { PpaRecord } from './ppa-record.ts'
import { classesOf } from './record-of.ts'

export type Act = Pick<typeof appropriationActs.$inferSelect, 'id' | 'code' | 'fiscalYear' | 'effectiveOn'>

/** The act by its code, else the one regular act of the year. Fails with budget.import.act_unknown and act_of_year. */
export async function findAct(
  scope: Pick<OrganizationScope, 'db'>,
  { code, year }: { code: string; year: number },
): Promise<Act> {
  const { id, fiscalYear, effectiveOn, kind } = appropriationActs
  const acts = await scope.db
    .select({ id, code: appropriationActs.code, fiscalYear, effectiveOn })
    .from(appropriationActs)
    .where(code ? eq(appropriationActs.code, code) : and(eq(fiscalYear, year), eq(kind, 'regular')))
    .orderBy(asc(appropriationActs.code))
  const [act] = acts
  if (code && !act) return fail('budget.import.act_unknown', { act: code })
  if (!act || acts.length > 1) return fail('budget.import.act_of_year', { year, count: acts.length || 'no' })
  return act
}

interface Appropriated {
  class: AllotmentClass
  amount: string
}

interface Work {
  ppa: { id: string; code: string; title: string }
  act: Act
  record: PpaRecord
}

/**
 * Posts what the ledger does not have yet, as one document dated on the day the act took effect; answers what was posted.
 * Fails with budget.import.appropriation_differs where it has another amount, and budget.import.act_not_effective.
 */
export async function postAppropriations(
  scope: OrganizationScope,
  { ppa, act, record }: Work,
): Promise<Appropriated[]> {
  const wanted = classesOf(record)
  if (wanted.length === 0) return []
  if (act.effectiveOn > today(scope.clock.now())) fail('budget.import.act_not_effective', { act: act.code })
  const fund = await fundOf(scope, record)
  const entries: { accountId: string; amount: string; class: AllotmentClass }[] = []
  for (const { class: of, amount } of wanted) {
    const accountId = await openAccount(scope, {
      ...{ actId: act.id, ppaId: ppa.id, class: of, block: 'agency_specific' },
      ...fund,
    })
    await holdAccounts(scope, [accountId])
    const has = await appropriatedTo(scope, accountId)
    if (has === null) entries.push({ accountId, amount, class: of })
    else if (has !== amount) {
      fail(
        'budget.import.appropriation_differs',
        { act: act.code, class: of, has: pesoWords(has), says: pesoWords(amount) },
        { path: of.toLowerCase() },
      )
    }
  }
  if (entries.length === 0) return []
  await postToLedger(scope, {
    kind: 'appropriation',
    number: `${act.code} line ${await takeNumber(scope, `appropriations of ${act.code}`, act.fiscalYear)}`,
    seriesYear: act.fiscalYear,
    postedOn: act.effectiveOn,
    particulars: `${act.code}: ${ppa.title}`,
    subject: { kind: 'ppa', id: ppa.id },
    entries: entries.map(({ accountId, amount }) => ({
      ...{ accountId, amount, stage: 'appropriation', movement: 'original' },
      location: record.location || null,
    })),
  })
  return entries.map(({ class: of, amount }) => ({ class: of, amount }))
}

/** Original appropriations that were not reversed; null where there is none. Adjustments since then are not counted. */
async function appropriatedTo(scope: OrganizationScope, accountId: string): Promise<string | null> {
  const { rows } = await scope.db.execute<{ total: string | null }>(sql`
    select sum(e.amount)::text as total from ${ledgerEntries} e
     where e.organization_id = ${scope.organization.id} and e.account_id = ${accountId}
       and e.stage = 'appropriation' and e.movement = 'original'
       and not exists (select from ${ledgerEntries} r where r.organization_id = e.organization_id and r.reverses_id = e.id)`)
  return rows[0]?.total ?? null
}

/** General fund, new appropriations, unless the file says otherwise; a source names its cluster. */
async function fundOf(
  scope: OrganizationScope,
  { fundCluster, fundingSource }: Pick<PpaRecord, 'fundCluster' | 'fundingSource'>,
): Promise<{ fundCluster: string; fundingSource: string }> {
  const code = fundingSource || '01101101'
  const [source] = await scope.db.select().from(fundingSources).where(eq(fundingSources.code, code))
  if (!source?.isActive) return fail('budget.import.funding_source', { source: code })
  if (fundCluster !== '' && fundCluster !== source.fundCluster) {
    return fail('budget.import.fund_cluster', { source: code, cluster: source.fundCluster })
  }
  return { fundCluster: source.fundCluster, fundingSource: code }
}
