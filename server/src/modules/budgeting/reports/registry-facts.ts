// The entries of a registry of allotments, obligations and disbursements (RAOD), in order of date.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { ledgerEntries, ledgerPostings } from '../tables.ts'
import { fail } from './errors.ts'
import { boxedAccounts, inBox } from './far-facts.ts'
import type { Pot } from './report-key.ts'

/** A line of a registry; pesos, with their sign. */
export interface RegistryFact {
  act: string
  ppaId: string
  /** `YYYY-MM-DD`. */
  date: string
  number: string
  objectCode: string
  allotment: string
  obligation: string
  payable: string
  disbursement: string
}

/** More lines than anybody reads on paper. */
const MOST_LINES = 10_000

/**
 * The lines of one class by act and activity: what is brought forward from earlier years, then each document of the year
 * up to the quarter. Payables and payments of earlier years' obligations belong to the registry of their year. Fails with
 * budget.report.too_long.
 */
export async function registryFacts(
  scope: OrganizationScope,
  pot: Pot & { class: AllotmentClass },
): Promise<RegistryFact[]> {
  const { year } = pot
  const { rows } = await scope.db.execute<RegistryFact & Record<string, unknown>>(sql`
    with e as (
      select e.*, k.ppa_id, t.code as act, t.fiscal_year
        from ${ledgerEntries} e
        join (${boxedAccounts}) on k.organization_id = e.organization_id and k.id = e.account_id and ${inBox(pot)}
       where e.organization_id = ${scope.organization.id} and e.class = ${pot.class}
         and (e.year < ${year} or (e.year = ${year} and e.quarter <= ${pot.quarter}))
    ), lines as (
      select fiscal_year, act, ppa_id, make_date(${year}, 1, 1) as date, 'Balance brought forward' as number, ''::text as object_code,
             sum(case when stage = 'allotment' then effect else -effect end) as allotment, 0::numeric as obligation,
             0::numeric as payable, 0::numeric as disbursement, '00000000-0000-0000-0000-000000000000'::uuid as posting
        from e where year < ${year} and stage in ('allotment', 'obligation') group by fiscal_year, act, ppa_id
      union all
      select e.fiscal_year, e.act, e.ppa_id, p.posted_on, p.number, coalesce(e.object_code, ''),
             sum(case when e.stage = 'allotment' then e.effect
                   when e.stage = 'obligation' and e.obligated_year < ${year} then -e.effect else 0 end),
             sum(case when e.stage = 'obligation' and e.obligated_year = ${year} then e.effect else 0 end),
             sum(case when e.stage = 'payable' and e.obligated_year = ${year} then e.effect else 0 end),
             sum(case when e.stage = 'disbursement' and e.obligated_year = ${year} then e.effect else 0 end), p.id
        from e join ${ledgerPostings} p on p.organization_id = e.organization_id and p.id = e.posting_id
       where e.year = ${year} group by e.fiscal_year, e.act, e.ppa_id, p.posted_on, p.number, e.object_code, p.id
    )
    select act, ppa_id::text as "ppaId", date::text, number, object_code as "objectCode", allotment::numeric(20, 2)::text as allotment,
           obligation::numeric(20, 2)::text as obligation, payable::numeric(20, 2)::text as payable,
           disbursement::numeric(20, 2)::text as disbursement
      from lines where allotment <> 0 or obligation <> 0 or payable <> 0 or disbursement <> 0
     order by fiscal_year, act, ppa_id, date, posting, object_code limit ${MOST_LINES + 1}`)
  if (rows.length > MOST_LINES)
    fail('budget.report.too_long', {
      rows: `more than ${MOST_LINES.toLocaleString('en')}`,
      most: MOST_LINES.toLocaleString('en'),
    })
  return rows
}

/** What the registries of one class come to, and the appropriations behind them. */
export interface RegistrySum extends Pick<RegistryFact, 'allotment' | 'obligation' | 'payable' | 'disbursement'> {
  class: AllotmentClass
  appropriation: string
}

/** Sums of the registries of all classes, from the entries; for tie-outs. */
export async function registrySums(scope: OrganizationScope, pot: Pot): Promise<RegistrySum[]> {
  const { year } = pot
  const own = sql`obligated_year = ${year}`
  const past = sql`case when e.stage = 'obligation' and e.obligated_year < ${year} then -e.effect else 0 end`
  const sum = (stage: string) =>
    sql`sum(case when e.stage = ${stage} then e.effect else ${past} end)::numeric(20, 2)::text`
  const sumOfOwn = (stage: string) =>
    sql`coalesce(sum(e.effect) filter (where e.stage = ${stage} and e.${own}), 0)::numeric(20, 2)::text`
  const { rows } = await scope.db.execute<RegistrySum & Record<string, unknown>>(sql`
    select e.class, ${sum('appropriation')} as appropriation, ${sum('allotment')} as allotment,
           ${sumOfOwn('obligation')} as obligation, ${sumOfOwn('payable')} as payable, ${sumOfOwn('disbursement')} as disbursement
      from ${ledgerEntries} e
      join (${boxedAccounts}) on k.organization_id = e.organization_id and k.id = e.account_id and ${inBox(pot)}
     where e.organization_id = ${scope.organization.id}
       and (e.year < ${year} or (e.year = ${year} and e.quarter <= ${pot.quarter}))
     group by e.class order by e.class`)
  return rows
}
