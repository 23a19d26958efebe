// Proofs over the ledger of an organization, each from the raw entries.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import {
  appropriationActs,
  appropriationValidities,
  ledgerAccounts,
  ledgerBalances,
  ledgerEntries,
  ledgerPostings,
  ppas,
  uacsObjects,
} from '../tables.ts'
import { ConservationProof, type RawEntry } from './conservation.ts'
import { citationOf } from './rules.ts'
import { type CheckProblem, wrong, type YearCheck } from './year-check.ts'

/** Problems that are named; the rest are counted. */
const NAMED = 20
/** Entries that are read at once. */
const CHUNK = 20_000

async function problemsOf<R extends Record<string, string>>(
  { db }: OrganizationScope,
  query: ReturnType<typeof sql>,
  problem: (row: R) => CheckProblem,
): Promise<CheckProblem[]> {
  const { rows } = await db.execute<R>(query)
  return shortened((rows as R[]).map(problem))
}

function shortened(problems: CheckProblem[]): CheckProblem[] {
  const more = problems.length - NAMED
  return more > 0 ? [...problems.slice(0, NAMED), wrong(`and ${more} more of this kind.`)] : problems
}

/** The sums kept for speed are those of the entries: amount, count and last day. */
async function proveBalances(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  const of = scope.organization.id
  return problemsOf<{ code: string; kept: string; counted: string; stage: string }>(
    scope,
    sql`with counted as (
        select account_id, quarter, stage, movement, coalesce(object_code, '') as object_code, obligated_year,
               sum(effect) as total, count(*)::int as entries, max(posted_on) as last_on
          from ${ledgerEntries} where organization_id = ${of} and year = ${year}
         group by 1, 2, 3, 4, 5, 6
      ), kept as (
        select account_id, quarter, stage, movement, object_code, obligated_year, total, entries, last_on
          from ${ledgerBalances} where organization_id = ${of} and year = ${year}
      )
      select p.code || ' ' || a.class as code, stage, coalesce(k.total, 0)::text as kept, coalesce(c.total, 0)::text as counted
        from counted c full join kept k using (account_id, quarter, stage, movement, object_code, obligated_year)
        join ${ledgerAccounts} a on a.organization_id = ${of} and a.id = account_id
        join ${ppas} p on p.organization_id = ${of} and p.id = a.ppa_id
       where (k.total, k.entries, k.last_on) is distinct from (c.total, c.entries, c.last_on)
       order by 1, 2`,
    ({ code, stage, kept, counted }) => wrong(`${code}: ${stage} is kept as ${kept}, its entries make ${counted}.`),
  )
}

/** On every day: appropriated >= allotted >= obligated >= due >= paid >= liquidated, by balance and by obligation. */
async function proveConservation(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  const proof = new ConservationProof()
  for await (const entry of entriesUntil(scope, year)) proof.add(entry)
  const breaches = proof.finish()
  if (breaches.length === 0) return []
  const names = await accountNames(scope)
  return shortened(
    breaches.map(({ accountId, words }) =>
      wrong(`${names.get(accountId) ?? 'A balance'}: ${words}.`, citationOf('within_allotment')),
    ),
  )
}

/** By a cursor: one state of the books, however many entries there are. Numbers only, so they may stand in the statement. */
async function* entriesUntil({ db, organization }: OrganizationScope, year: number): AsyncGenerator<RawEntry> {
  const [of, last] = [Math.trunc(organization.id), Math.trunc(year)].map((value) => sql.raw(String(value)))
  await db.execute(sql`
    declare proven_entries no scroll cursor for
    select posted_on::text as "postedOn", account_id as "accountId", stage, effect::text as effect,
           case when stage = 'obligation' then coalesce(obligation_id, id) else obligation_id end as obligation
      from ${ledgerEntries} where organization_id = ${of} and year <= ${last} order by posted_on`)
  while (true) {
    const { rows } = await db.execute<RawEntry & Record<string, unknown>>(
      sql`fetch ${sql.raw(String(CHUNK))} from proven_entries`,
    )
    yield* rows
    if (rows.length < CHUNK) break
  }
  await db.execute(sql`close proven_entries`)
}

async function accountNames(scope: OrganizationScope): Promise<Map<string, string>> {
  const { rows } = await scope.db.execute<{ id: string; name: string }>(sql`
    select a.id, p.code || ' ' || a.class as name
      from ${ledgerAccounts} a join ${ppas} p on p.organization_id = a.organization_id and p.id = a.ppa_id
     where a.organization_id = ${scope.organization.id}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What leaves a balance by a transfer arrives in another by the same document. */
function proveTransfers(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  return problemsOf<{ number: string; stage: string; rest: string }>(
    scope,
    sql`select p.number, e.stage, sum(e.effect)::text as rest
          from ${ledgerEntries} e
          join ${ledgerPostings} p on p.organization_id = e.organization_id and p.id = e.posting_id
         where e.organization_id = ${scope.organization.id} and e.year = ${year} and e.movement in ('transfer_in', 'transfer_out')
         group by p.id, p.number, e.stage having sum(e.effect) <> 0 order by 1`,
    ({ number, stage, rest }) => wrong(`${number}: the transfer of ${stage} leaves ${rest} over.`),
  )
}

/** A reversal takes back the whole posting and nothing else. */
function proveReversals(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  const of = scope.organization.id
  return problemsOf<{ number: string }>(
    scope,
    sql`select p.number from ${ledgerPostings} p
         where p.organization_id = ${of} and p.kind = 'reversal' and p.posted_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
           and exists (
             select from ${ledgerEntries} e
              where e.organization_id = ${of} and e.posting_id in (p.id, p.reverses_id)
              group by e.account_id, e.stage, e.object_code having sum(e.effect) <> 0)
         order by 1`,
    ({ number }) => wrong(`${number} does not cancel what it reverses.`),
  )
}

/** Nothing was released, obligated or paid outside the days of its act; a corrected act shows here. */
function proveValidity(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  return problemsOf<{ code: string; number: string; on: string; amount: string }>(
    scope,
    sql`select p.code || ' ' || k.class as code, d.number, e.posted_on::text as "on", e.amount::text as amount
          from ${ledgerEntries} e
          join ${ledgerAccounts} k on k.organization_id = e.organization_id and k.id = e.account_id
          join ${ppas} p on p.organization_id = e.organization_id and p.id = k.ppa_id
          join ${ledgerPostings} d on d.organization_id = e.organization_id and d.id = e.posting_id
          join ${appropriationActs} a on a.id = k.act_id
          join ${appropriationValidities} v on v.act_id = k.act_id and v.class = k.class
         where e.organization_id = ${scope.organization.id} and e.year = ${year} and (e.posted_on < a.effective_on
           or (e.effect > 0 and e.stage in ('appropriation', 'allotment', 'obligation') and e.posted_on > v.obligate_until)
           or (e.effect > 0 and e.stage in ('payable', 'disbursement') and e.posted_on > v.pay_until))
         order by e.posted_on, 2`,
    ({ code, number, on, amount }) =>
      wrong(`${code}: ${number} of ${on} over ${amount} lies outside the days of its act.`, citationOf('validity')),
  )
}

/** Every object of expenditure belongs to the class that the money is of. */
function proveClasses(scope: OrganizationScope, year: number): Promise<CheckProblem[]> {
  return problemsOf<{ code: string; of: string; class: string }>(
    scope,
    sql`select distinct e.object_code as code, o.class as of, k.class
          from ${ledgerEntries} e
          join ${ledgerAccounts} k on k.organization_id = e.organization_id and k.id = e.account_id
          join ${uacsObjects} o on o.code = e.object_code
         where e.organization_id = ${scope.organization.id} and e.year = ${year} and o.class <> k.class order by 1`,
    ({ code, of, class: used }) => wrong(`${code} is ${of} and was used for ${used}.`, citationOf('account_codes')),
  )
}

const hasEntries = async ({ db, organization }: OrganizationScope, year: number): Promise<boolean> => {
  const { rows } = await db.execute(sql`
    select from ${ledgerEntries} where organization_id = ${organization.id} and year = ${year} limit 1`)
  return rows.length > 0
}

const proof = (
  id: string,
  title: string,
  prove: (scope: OrganizationScope, year: number) => Promise<CheckProblem[]>,
) => ({
  ...{ id, title },
  run: async (scope: OrganizationScope, year: number) => ((await hasEntries(scope, year)) ? prove(scope, year) : null),
})

export const ledgerChecks: readonly YearCheck[] = [
  proof('balances_equal_entries', 'Balances equal the sums of their entries', proveBalances),
  proof('conservation', 'On every day no stage exceeds the one before it', proveConservation),
  proof('transfers_conserve', 'What leaves by a transfer arrives', proveTransfers),
  proof('reversals_cancel', 'Reversals cancel what they reverse', proveReversals),
  proof('within_validity', 'Money moved within the days of its act', proveValidity),
  proof('objects_in_class', 'Objects belong to the class of their money', proveClasses),
]
