// Registers of the ledger: postings and entries.
import { and, eq, gte, ilike, lte, or, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import { appropriationActs, ledgerAccounts, ledgerEntries, ledgerPostings, ppas } from '../tables.ts'
import type { listEntries, listPostings, PostingView, readPosting } from './registers.contract.ts'
import { reversalRefusal } from './reversible.ts'

/** What a document moved at its own stage; of a modification, what arrived. */
const amount = sql<string>`(select coalesce(sum(e.effect), 0)::numeric(20, 2)::text from ledger_entry e
  where e.organization_id = ledger_posting.organization_id and e.posting_id = ledger_posting.id
    and (ledger_posting.kind <> 'modification' or e.effect > 0)
    and e.stage = (select f.stage from ledger_entry f
      where f.organization_id = ledger_posting.organization_id and f.posting_id = ledger_posting.id
      order by (f.stage = ledger_posting.kind) desc, f.line desc limit 1))`

const postingColumns = {
  id: ledgerPostings.id,
  kind: ledgerPostings.kind,
  number: ledgerPostings.number,
  postedOn: ledgerPostings.postedOn,
  payee: ledgerPostings.payee,
  particulars: ledgerPostings.particulars,
  amount,
  actorName: ledgerPostings.actorName,
  postedAt: ledgerPostings.postedAt,
  reversesId: ledgerPostings.reversesId,
  reversedById: sql<string | null>`(select z.id from ledger_posting z
    where z.organization_id = ledger_posting.organization_id and z.reverses_id = ledger_posting.id)`.as('reversed'),
}

const postingsList = defineList({
  columns: postingColumns,
  from: ledgerPostings,
  sortable: { postedOn: ledgerPostings.postedOn, number: ledgerPostings.number, payee: ledgerPostings.payee },
  sort: '-postedOn',
  tieBreaker: ledgerPostings.id,
})

/** First and last day of the filter, so that an index finds them. */
function days({ year, quarter, from, to }: { year?: number; quarter?: number; from?: string; to?: string }) {
  const [first, last] = quarter ? [quarter * 3 - 2, quarter * 3] : [1, 12]
  const month = (of: number) => String(of).padStart(2, '0')
  const end = { 3: '31', 6: '30', 9: '30', 12: '31' }[last]
  return {
    from: [from, year ? `${year}-${month(first)}-01` : undefined]
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1),
    to: [to, year ? `${year}-${month(last)}-${end}` : undefined].filter((day) => day !== undefined).toSorted()[0],
  }
}

/** One page of postings, the latest first. */
export async function findPostings(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listPostings>, 'query'>,
): Promise<Output<typeof listPostings>> {
  const of = ledgerPostings
  const { from, to } = days(query)
  const where = and(
    eq(of.organizationId, scope.organization.id),
    query.kind ? eq(of.kind, query.kind) : undefined,
    from ? gte(of.postedOn, from) : undefined,
    to ? lte(of.postedOn, to) : undefined,
    query.q
      ? or(
          ilike(of.number, contains(query.q)),
          ilike(of.payee, contains(query.q)),
          ilike(of.particulars, contains(query.q)),
        )
      : undefined,
  )
  return (await postingsList(scope.db, query, where)) as Output<typeof listPostings>
}

const entryColumns = {
  id: ledgerEntries.id,
  postingId: ledgerEntries.postingId,
  line: ledgerEntries.line,
  postedOn: ledgerEntries.postedOn,
  stage: ledgerEntries.stage,
  movement: ledgerEntries.movement,
  class: ledgerEntries.class,
  ppaId: ledgerAccounts.ppaId,
  ppaCode: ppas.code,
  ppaTitle: ppas.title,
  actCode: appropriationActs.code,
  fundCluster: ledgerAccounts.fundCluster,
  fundingSource: ledgerAccounts.fundingSource,
  objectCode: ledgerEntries.objectCode,
  location: ledgerEntries.location,
  mode: ledgerEntries.mode,
  effect: ledgerEntries.effect,
}
const ofAccount = and(
  eq(ledgerAccounts.organizationId, ledgerEntries.organizationId),
  eq(ledgerAccounts.id, ledgerEntries.accountId),
)
const ofPpa = and(eq(ppas.organizationId, ledgerAccounts.organizationId), eq(ppas.id, ledgerAccounts.ppaId))
const ofPosting = and(
  eq(ledgerPostings.organizationId, ledgerEntries.organizationId),
  eq(ledgerPostings.id, ledgerEntries.postingId),
)

const entriesList = defineList({
  columns: {
    ...entryColumns,
    quarter: ledgerEntries.quarter,
    kind: ledgerPostings.kind,
    number: ledgerPostings.number,
    payee: ledgerPostings.payee,
    particulars: ledgerPostings.particulars,
  },
  from: sql`${ledgerEntries}
    join ${ledgerPostings} on ${ofPosting}
    join ${ledgerAccounts} on ${ofAccount}
    join ${ppas} on ${ofPpa}
    join ${appropriationActs} on ${appropriationActs.id} = ${ledgerAccounts.actId}`,
  sortable: { postedOn: ledgerEntries.postedOn, effect: ledgerEntries.effect },
  sort: '-postedOn',
  tieBreaker: ledgerEntries.id,
})

/** One page of entries, the latest first. */
export async function findEntries(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listEntries>, 'query'>,
): Promise<Output<typeof listEntries>> {
  const of = ledgerEntries
  const { from, to } = days(query)
  const where = and(
    eq(of.organizationId, scope.organization.id),
    from ? gte(of.postedOn, from) : undefined,
    to ? lte(of.postedOn, to) : undefined,
    query.quarter ? eq(of.quarter, query.quarter) : undefined,
    query.stage ? eq(of.stage, query.stage) : undefined,
    query.class ? eq(of.class, query.class) : undefined,
    query.accountId ? eq(of.accountId, query.accountId) : undefined,
    query.objectCode ? eq(of.objectCode, query.objectCode) : undefined,
    query.ppaId ? eq(ledgerAccounts.ppaId, query.ppaId) : undefined,
    query.fundCluster ? eq(ledgerAccounts.fundCluster, query.fundCluster) : undefined,
    query.payee ? ilike(ledgerPostings.payee, contains(query.payee)) : undefined,
    query.q
      ? or(
          ilike(ledgerPostings.number, contains(query.q)),
          ilike(ledgerPostings.payee, contains(query.q)),
          ilike(ledgerPostings.particulars, contains(query.q)),
        )
      : undefined,
  )
  return (await entriesList(scope.db, query, where)) as Output<typeof listEntries>
}

/** The posting with its entries and what takes it back. Fails with budget.posting.not_found. */
export async function getPosting(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readPosting>, 'params'>,
): Promise<PostingView> {
  const of = scope.organization.id
  const [found] = await scope.db
    .select({ ...postingColumns, subject: ledgerPostings.subject, subjectId: ledgerPostings.subjectId })
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.organizationId, of), eq(ledgerPostings.id, params.id)))
  if (!found) return failLedger('budget.posting.not_found')
  const entries = await scope.db
    .select(entryColumns)
    .from(ledgerEntries)
    .innerJoin(ledgerAccounts, ofAccount)
    .innerJoin(ppas, ofPpa)
    .innerJoin(appropriationActs, eq(appropriationActs.id, ledgerAccounts.actId))
    .where(and(eq(ledgerEntries.organizationId, of), eq(ledgerEntries.postingId, params.id)))
    .orderBy(ledgerEntries.line)
  const related = await findRelated(scope, found)
  const mayReverse = scope.actor.permissions.has('budget.adjustment.prepare')
  const refusal = mayReverse ? await reversalRefusal(scope, found) : null
  return {
    ...found,
    entries,
    ...related,
    canReverse: mayReverse && refusal === null && related.openReversalId === null,
    reverseRefusal: refusal,
  } as PostingView
}

async function findRelated(scope: OrganizationScope, posting: { id: string; reversesId: string | null }) {
  const { rows } = await scope.db.execute<
    Pick<PostingView, 'reverses' | 'reversedBy' | 'openReversalId'> & Record<string, unknown>
  >(sql`
    select (select jsonb_build_object('id', t.id, 'kind', t.kind, 'number', t.number) from ledger_posting t
             where t.organization_id = o.id and t.id = ${posting.reversesId}) as reverses,
           (select jsonb_build_object('id', t.id, 'number', t.number, 'postedOn', t.posted_on, 'particulars', t.particulars)
              from ledger_posting t where t.organization_id = o.id and t.reverses_id = ${posting.id}) as "reversedBy",
           (select c.id from ledger_correction c
             where c.organization_id = o.id and c.reversed_id = ${posting.id} and c.status = 'submitted') as "openReversalId"
      from (select ${scope.organization.id}::int as id) o`)
  return rows[0] ?? { reverses: null, reversedBy: null, openReversalId: null }
}
