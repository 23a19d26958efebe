// The one way into the ledger. What may be posted is decided by the database (0013_budget_ledger.sql), whoever asks.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Movement, PaymentMode, Stage } from '../money.contract.ts'
import { ledgerAccounts, ledgerEntries, ledgerPostings } from '../tables.ts'

export type PostingKind =
  | 'appropriation'
  | 'allotment'
  | 'modification'
  | 'obligation'
  | 'obligation_adjustment'
  | 'payable'
  | 'disbursement'
  | 'liquidation'
  | 'reversal'

export interface EntryDraft {
  accountId: string
  stage: Stage
  movement: Movement
  /** Pesos above zero; the movement gives the sign. */
  amount: string
  /** Wanted from obligations on. */
  objectCode?: string | null
  /** PSGC code of the place. */
  location?: string | null
  /** The original obligation entry that this adjusts, owes, pays or liquidates. */
  obligationId?: string | null
  /** The entry that this takes back. */
  reversesId?: string | null
  /** Wanted for disbursements. */
  mode?: PaymentMode | null
}

export interface PostingDraft {
  kind: PostingKind
  /** Unique within organization, kind and series year. */
  number: string
  seriesYear: number
  /** The day on which the money moved, `YYYY-MM-DD`; today at the latest. */
  postedOn: string
  particulars: string
  /** Wanted for obligations and disbursements. */
  payee?: string
  /** The request, release or voucher behind it. */
  subject?: { kind: string; id: string }
  reversesId?: string
  entries: readonly EntryDraft[]
}

/** A posting that stands in the ledger; the ids of its entries in their order. */
export interface Posted {
  id: string
  entryIds: string[]
}

/**
 * Posts a document with all its entries, or nothing. Holds the balances it touches until the transaction ends. Fails with
 * budget.allotment.over_appropriation, budget.obligation.over_allotment, budget.payable.over_obligation,
 * budget.disbursement.over_obligation, budget.entry.after_validity and the other codes of `ledgerConstraints`.
 */
export async function postToLedger(scope: OrganizationScope, draft: PostingDraft): Promise<Posted> {
  const [posted] = await postAllToLedger(scope, [draft])
  if (!posted) throw new Error('a document was posted and is not there')
  return posted
}

/** Posts many documents at once, in the order given; all or nothing. Fails as `postToLedger` does. At most 4,000. */
export async function postAllToLedger(scope: OrganizationScope, drafts: readonly PostingDraft[]): Promise<Posted[]> {
  if (drafts.length === 0) return []
  const { actor, clock } = scope
  const postedAt = clock.now().toString()
  const postings = drafts.map((draft) => ({ ...draft, id: randomUUIDv7() }))
  await scope.db.insert(ledgerPostings).values(
    postings.map(({ id, kind, number, seriesYear, postedOn, particulars, payee = '', subject, reversesId = null }) => ({
      ...{ id, kind, number, seriesYear, postedOn, particulars, payee, reversesId, postedAt },
      ...{ subject: subject?.kind ?? '', subjectId: subject?.id ?? null },
      ...{ actorId: actor.id || null, actorName: actor.name },
    })),
  )
  const lines = postings.flatMap(({ id: postingId, postedOn, entries }) =>
    entries.map((entry, at) => ({ id: randomUUIDv7(), postingId, postedOn, line: at + 1, ...entry })),
  )
  await insertEntries(scope, lines)
  const byPosting = Map.groupBy(lines, ({ postingId }) => postingId)
  return postings.map(({ id }) => ({ id, entryIds: (byPosting.get(id) ?? []).map((line) => line.id) }))
}

type Line = EntryDraft & { id: string; postingId: string; postedOn: string; line: number }

/** One statement: the balances are checked once, with the whole documents in them. */
async function insertEntries(scope: OrganizationScope, lines: readonly Line[]): Promise<void> {
  const { rowCount } = await scope.db.execute(sql`
    insert into ${ledgerEntries}
      (id, posting_id, posted_on, line, account_id, class, stage, movement, amount, object_code, location, obligation_id,
       obligated_year, reverses_id, mode)
    select l.id, l."postingId", l."postedOn", l.line, k.id, k.class, l.stage, l.movement, l.amount, l."objectCode",
           l.location, l."obligationId",
           case when l.stage in ('appropriation', 'allotment') then 0
             else coalesce(o.obligated_year, extract(year from l."postedOn")) end,
           l."reversesId", l.mode
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(
             id uuid, "postingId" uuid, "postedOn" date, line integer, "accountId" uuid, stage text, movement text,
             amount numeric, "objectCode" text, location text, "obligationId" uuid, "reversesId" uuid, mode text)
      join ${ledgerAccounts} k on k.organization_id = ${scope.organization.id} and k.id = l."accountId"
      left join ${ledgerEntries} o on o.organization_id = ${scope.organization.id} and o.id = l."obligationId"
     order by l."postingId", l.line`)
  if (rowCount !== lines.length) throw new RangeError('a posting names a balance of nobody in this organization')
}

export interface AccountKey {
  actId: string
  fundCluster: string
  fundingSource: string
  ppaId: string
  class: string
  block: string
}

/**
 * The balance of that key; opened when there is none yet. Fails with budget.account.unknown_validity where the act says
 * nothing about the class, and budget.account.funding_source.
 */
export async function openAccount(scope: OrganizationScope, key: AccountKey): Promise<string> {
  await scope.db.insert(ledgerAccounts).values(key).onConflictDoNothing()
  const { rows } = await scope.db.execute<{ id: string }>(sql`
    select id from ${ledgerAccounts}
     where organization_id = ${scope.organization.id} and act_id = ${key.actId} and ppa_id = ${key.ppaId}
       and class = ${key.class} and fund_cluster = ${key.fundCluster} and funding_source = ${key.fundingSource}
       and block = ${key.block}`)
  if (!rows[0]) throw new Error('a balance was opened and is not there')
  return rows[0].id
}
