import { and, asc, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Movement, PaymentMode, Stage } from '../money.contract.ts'
import { ledgerEntries, ledgerPostings } from '../tables.ts'
import { type EntryDraft, type Posted, postToLedger } from './post.ts'
import { fail } from './refusals.ts'

const OPPOSITE: Readonly<Record<Movement, Movement>> = {
  original: 'decrease',
  increase: 'decrease',
  decrease: 'increase',
  transfer_in: 'transfer_out',
  transfer_out: 'transfer_in',
}

/**
 * Takes a whole posting back by its opposite, on `postedOn`: corrections stand in the quarter in which they are found.
 * Fails with budget.posting.not_found, budget.entry.reversed (twice, or a reversal), and where what followed from it
 * still stands (budget.obligation.over_allotment and so on).
 */
export async function reversePosting(
  scope: OrganizationScope,
  { id, postedOn, reason }: { id: string; postedOn: string; reason: string },
): Promise<Posted> {
  const of = scope.organization.id
  const [posting] = await scope.db
    .select()
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.organizationId, of), eq(ledgerPostings.id, id)))
  if (!posting) return fail('budget.posting.not_found')
  const [earlier] = await scope.db
    .select({ id: ledgerPostings.id })
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.organizationId, of), eq(ledgerPostings.reversesId, id)))
  if (earlier || posting.kind === 'reversal') return fail('budget.entry.reversed')
  const entries = await scope.db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, of), eq(ledgerEntries.postingId, id)))
    .orderBy(asc(ledgerEntries.line))
  return postToLedger(scope, {
    kind: 'reversal',
    number: `${posting.kind} ${posting.number}`.slice(0, 60),
    seriesYear: posting.seriesYear,
    postedOn,
    particulars: reason,
    payee: posting.payee,
    ...(posting.subjectId ? { subject: { kind: posting.subject, id: posting.subjectId } } : {}),
    reversesId: id,
    entries: entries.map(opposite),
  })
}

function opposite(entry: typeof ledgerEntries.$inferSelect): EntryDraft {
  const stage = entry.stage as Stage
  return {
    accountId: entry.accountId,
    stage,
    movement: OPPOSITE[entry.movement as Movement],
    amount: entry.amount,
    objectCode: entry.objectCode,
    location: entry.location,
    obligationId: stage === 'obligation' ? (entry.obligationId ?? entry.id) : entry.obligationId,
    reversesId: entry.id,
    mode: entry.mode as PaymentMode | null,
  }
}
