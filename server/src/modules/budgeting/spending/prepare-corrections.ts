// Preparing a notice of adjustment (NORSA) or a reversal; nothing is posted before somebody else approves.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import { ledgerPostings } from '../tables.ts'
import type { CorrectionView, prepareAdjustment, prepareReversal } from './corrections.contract.ts'
import { getCorrection } from './corrections.ts'
import { lockRequest, requireObligated } from './obligation-requests.ts'
import { requestLines } from './record-payable.ts'
import { requireReversible } from './reversible.ts'
import { requireFrom, requireNotFuture } from './spending-days.ts'
import { correctionPath, tellHolders } from './spending-news.ts'
import { ledgerCorrectionLines, ledgerCorrections } from './tables.ts'

/**
 * Fails with budget.request.not_obligated, budget.payable.line_elsewhere, budget.payable.line_twice, budget.entry.future
 * and budget.spending.too_early.
 */
export async function proposeAdjustment(
  scope: OrganizationScope,
  { params, body }: Input<typeof prepareAdjustment>,
): Promise<CorrectionView> {
  const request = await lockRequest(scope, params.id)
  const obligatedOn = requireObligated(request)
  requireNotFuture(scope, body.foundOn, 'foundOn')
  requireFrom(body.foundOn, { day: obligatedOn, what: 'The obligation' }, 'foundOn')
  const lines = await requestLines(scope, request.id, body.lines)
  const { foundOn, reason } = body
  const id = await insertCorrection(scope, { kind: 'adjustment', requestId: request.id, foundOn, reason })
  await scope.db
    .insert(ledgerCorrectionLines)
    .values(lines.map(({ lineId, movement, amount }) => ({ correctionId: id, lineId, movement, amount })))
  return tellOfCorrection(scope, id)
}

/**
 * Fails with budget.posting.not_found, budget.entry.reversed, budget.correction.open, budget.correction.rests,
 * budget.correction.modification, budget.entry.future and budget.spending.too_early.
 */
export async function proposeReversal(
  scope: OrganizationScope,
  { params, body }: Input<typeof prepareReversal>,
): Promise<CorrectionView> {
  const [posting] = await scope.db
    .select()
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.organizationId, scope.organization.id), eq(ledgerPostings.id, params.id)))
  if (!posting) return failLedger('budget.posting.not_found')
  requireNotFuture(scope, body.foundOn, 'foundOn')
  requireFrom(body.foundOn, { day: posting.postedOn, what: 'The posting' }, 'foundOn')
  await requireReversible(scope, posting)
  const id = await insertCorrection(scope, { kind: 'reversal', reversedId: posting.id, ...body })
  return tellOfCorrection(scope, id)
}

type Content = Pick<typeof ledgerCorrections.$inferInsert, 'kind' | 'requestId' | 'reversedId' | 'foundOn' | 'reason'>

async function insertCorrection(scope: OrganizationScope, content: Content): Promise<string> {
  const { id: preparedBy, name: preparedByName } = scope.actor
  const id = randomUUIDv7()
  await scope.db
    .insert(ledgerCorrections)
    .values({ id, ...content, status: 'submitted', preparers: [preparedBy], preparedBy, preparedByName })
  return id
}

async function tellOfCorrection(scope: OrganizationScope, id: string): Promise<CorrectionView> {
  const correction = await getCorrection(scope, { params: { moa: scope.organization.code, id } })
  const what = correction.kind === 'adjustment' ? 'Adjustment of' : 'Reversal of'
  const message = {
    title: `To approve: ${what} ${correction.correctedNumber}`,
    text: `${scope.actor.name}: ${correction.reason}`,
    path: correctionPath(scope, id),
  }
  await tellHolders(scope, 'budget.adjustment.approve', message, [scope.actor.id])
  return correction
}
