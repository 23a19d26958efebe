// What can be taken back, and what has to be taken back first.
import { sql } from 'drizzle-orm'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import type { ledgerPostings } from '../tables.ts'
import { fail } from './errors.ts'
import { postingWord } from './posting-words.ts'

type Posting = Pick<typeof ledgerPostings.$inferSelect, 'id' | 'kind' | 'subject' | 'subjectId'>

/** Kinds of postings that follow from one of this kind. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  obligation: ['obligation_adjustment', 'payable', 'disbursement', 'liquidation'],
  payable: ['disbursement', 'liquidation'],
  disbursement: ['liquidation'],
}

/** Fails with budget.entry.reversed, budget.correction.modification and budget.correction.rests. */
export async function requireReversible(scope: OrganizationScope, posting: Posting): Promise<void> {
  if (posting.kind === 'modification') fail('budget.correction.modification')
  const { rows } = await scope.db.execute<{ kind: string; number: string; on: string }>(sql`
    select z.kind, z.number, z.posted_on::text as on from ledger_posting z
     where z.organization_id = ${scope.organization.id} and z.reverses_id = ${posting.id}`)
  if (rows.length > 0 || posting.kind === 'reversal') failLedger('budget.entry.reversed')
  const [resting] = await findResting(scope, posting)
  if (resting)
    fail('budget.correction.rests', { ...resting, what: postingWord(resting.kind), day: formatDate(resting.on) })
}

/** Why it cannot be taken back, in words; null when it can. */
export async function reversalRefusal(scope: OrganizationScope, posting: Posting): Promise<string | null> {
  try {
    await requireReversible(scope, posting)
    return null
  } catch (error) {
    if (error instanceof BmmsError) return error.message
    throw error
  }
}

/** Postings of later stages of the same papers that still stand. */
async function findResting(scope: OrganizationScope, { id, kind, subject, subjectId }: Posting) {
  const after = AFTER[kind]
  if (!after || !subjectId) return []
  const of = scope.organization.id
  const papers =
    subject === 'obligation_request'
      ? sql`(t.subject_id = ${subjectId} or t.subject_id in (
          select y.id from payable y where y.organization_id = ${of} and y.request_id = ${subjectId}))`
      : sql`t.subject_id = ${subjectId}`
  const { rows } = await scope.db.execute<{ kind: string; number: string; on: string }>(sql`
    select t.kind, t.number, t.posted_on::text as on from ledger_posting t
     where t.organization_id = ${of} and t.id <> ${id} and ${papers} and t.kind = any (${sql.param([...after])}::text[])
       and not exists (select from ledger_posting z where z.organization_id = t.organization_id and z.reverses_id = t.id)
     order by t.posted_on desc, t.id desc limit 1`)
  return rows
}
