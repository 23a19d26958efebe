// The list of allotments of FAR No. 1-B, from the entries themselves.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { ledgerEntries, ledgerPostings } from '../tables.ts'
import { boxedAccounts, inBox } from './far-facts.ts'
import type { Pot } from './report-key.ts'

/** What one document allotted or transferred away, in one class and from one funding source; pesos. */
export interface AllotmentFact {
  /** '' for what is brought forward from earlier years. */
  postingId: string
  number: string
  /** `YYYY-MM-DD`. */
  date: string
  /** The act, and what the document says. */
  source: string
  fundingSource: string
  class: AllotmentClass
  /** Received, with increases, and less what was withdrawn. */
  received: string
  transferred: string
}

/**
 * Every document that allotted in the year up to the quarter, in order of date; before them what earlier years allotted
 * and did not obligate, and what was given back of their obligations.
 */
export async function allotmentFacts(scope: OrganizationScope, pot: Pot): Promise<AllotmentFact[]> {
  const of = scope.organization.id
  const { rows } = await scope.db.execute<AllotmentFact & Record<string, unknown>>(sql`
    with e as (
      select e.*, k.funding_source, t.code as act
        from ${ledgerEntries} e
        join (${boxedAccounts}) on k.organization_id = e.organization_id and k.id = e.account_id and ${inBox(pot)}
       where e.organization_id = ${of} and e.stage in ('allotment', 'obligation')
         and (e.year < ${pot.year} or (e.year = ${pot.year} and e.quarter <= ${pot.quarter}))
    ), forward as (
      select '' as "postingId", act || ', brought forward' as number, make_date(${pot.year}, 1, 1) as date,
             act || ', unobligated at the end of the year before' as source, funding_source as "fundingSource", class,
             sum(case when stage = 'allotment' then effect else -effect end) as received, 0::numeric as transferred
        from e where year < ${pot.year} group by act, funding_source, class
      union all
      select '', act || ', given back', max(posted_on), act || ', adjusted obligations of earlier years', funding_source, class,
             -sum(effect), 0
        from e where year = ${pot.year} and stage = 'obligation' and obligated_year < ${pot.year} group by act, funding_source, class
    ), posted as (
      select p.id::text, p.number, p.posted_on, e.act || ', ' || p.particulars, e.funding_source, e.class,
             sum(case when e.movement = 'transfer_out' then 0 else e.effect end),
             sum(case when e.movement = 'transfer_out' then -e.effect else 0 end)
        from e join ${ledgerPostings} p on p.organization_id = e.organization_id and p.id = e.posting_id
       where e.year = ${pot.year} and e.stage = 'allotment'
       group by p.id, p.number, p.posted_on, e.act, p.particulars, e.funding_source, e.class
    )
    select "postingId", number, date::text, source, "fundingSource", class, received::numeric(20, 2)::text as received,
           transferred::numeric(20, 2)::text as transferred
      from (select *, 0 as part from forward union all select *, 1 from posted) all_of_it
     where received <> 0 or transferred <> 0
     order by part, date, "postingId", number, class`)
  return rows
}
