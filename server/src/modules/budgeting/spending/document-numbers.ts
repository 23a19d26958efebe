// Numbers that people copy from paper: no two documents of a kind and year have the same.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { ledgerPostings } from '../tables.ts'
import { fail } from './errors.ts'

const WORDS = { disbursement: 'voucher', liquidation: 'liquidation report' } as const

/** Fails with budget.posting.number_used at the field; the ledger itself refuses those who ask at the same time. */
export async function requireNumberFree(
  scope: OrganizationScope,
  { kind, year, number }: { kind: keyof typeof WORDS; year: number; number: string },
  path: string,
): Promise<void> {
  const [found] = await scope.db
    .select({ id: ledgerPostings.id })
    .from(ledgerPostings)
    .where(
      and(
        eq(ledgerPostings.organizationId, scope.organization.id),
        eq(ledgerPostings.kind, kind),
        eq(ledgerPostings.seriesYear, year),
        eq(ledgerPostings.number, number),
      ),
    )
  if (found) fail('budget.posting.number_used', { what: WORDS[kind], year, number }, { path })
}
