// Liquidating a cash advance: what was spent by report, and what was given back.
import { randomUUIDv7 } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { type EntryDraft, postToLedger } from '../ledger/post.ts'
import type { PaymentMode } from '../money.contract.ts'
import { requireNumberFree } from './document-numbers.ts'
import { fail } from './errors.ts'
import { findPayableLines, type PayableLine } from './payable-papers.ts'
import type { liquidatePayable, PayableView } from './payables.contract.ts'
import { getPayable, lockPayable } from './payables.ts'
import { requireFrom, requireNotFuture, yearOf } from './spending-days.ts'
import { liquidations, payables, payments } from './tables.ts'

type Body = Input<typeof liquidatePayable>['body']

/**
 * Records a liquidation report; what was given back lowers the payment and what was due. Fails with
 * budget.advance.not_one, budget.liquidation.over_advance, budget.payment.nothing,
 * budget.liquidation.refund_reference_missing and budget.posting.number_used.
 */
export async function liquidateAdvance(
  scope: OrganizationScope,
  { params, body }: Input<typeof liquidatePayable>,
): Promise<PayableView> {
  const { payable, request } = await lockPayable(scope, params.id)
  if (payable.kind !== 'cash_advance' || payable.status !== 'posted') fail('budget.advance.not_one')
  const payment = await lastPayment(scope, payable.id)
  requireNotFuture(scope, body.liquidatedOn, 'liquidatedOn')
  requireFrom(body.liquidatedOn, { day: payment.paidOn, what: 'The payment' }, 'liquidatedOn')
  const lines = matchLines(await findPayableLines(scope, payable.id), body.lines)
  if (lines.some(({ refunded }) => refunded > 0n) && !body.refundReference)
    fail('budget.liquidation.refund_reference_missing')
  const year = yearOf(body.liquidatedOn)
  await requireNumberFree(scope, { kind: 'liquidation', year, number: body.reportNumber }, 'reportNumber')
  const posted = await postToLedger(scope, {
    kind: 'liquidation',
    number: body.reportNumber,
    seriesYear: year,
    postedOn: body.liquidatedOn,
    particulars: `Liquidation of cash advance ${payable.number}`,
    payee: request.payee,
    subject: { kind: 'payable', id: payable.id },
    entries: lines.flatMap((line) => entriesOf(line, payment.mode as PaymentMode)),
  })
  await scope.db.insert(liquidations).values({
    id: randomUUIDv7(),
    payableId: payable.id,
    ...{ reportNumber: body.reportNumber, liquidatedOn: body.liquidatedOn },
    refundReference: body.refundReference ?? '',
    postingId: posted.id,
    recordedBy: scope.actor.id,
    recordedByName: scope.actor.name,
  })
  await scope.db
    .update(payables)
    .set({ version: payable.version + 1, updatedAt: sql`now()` })
    .where(and(eq(payables.organizationId, scope.organization.id), eq(payables.id, payable.id)))
  return getPayable(scope, { params })
}

async function lastPayment(scope: OrganizationScope, payableId: string) {
  const [payment] = await scope.db
    .select({ paidOn: payments.paidOn, mode: payments.mode })
    .from(payments)
    .where(and(eq(payments.organizationId, scope.organization.id), eq(payments.payableId, payableId)))
    .orderBy(desc(payments.paidOn), desc(payments.id))
    .limit(1)
  return payment ?? fail('budget.advance.not_one')
}

interface Liquidating {
  of: PayableLine
  liquidated: bigint
  refunded: bigint
}

function matchLines(lines: PayableLine[], named: Body['lines']): Liquidating[] {
  return named.map(({ lineId, liquidated, refunded = '0' }, at) => {
    const of = lines.find((line) => line.lineId === lineId)
    if (!of) return fail('budget.payable.line_elsewhere', {}, { path: `lines.${at}.lineId` })
    if (named.findIndex((other) => other.lineId === lineId) !== at)
      return fail('budget.payable.line_twice', {}, { path: `lines.${at}.lineId` })
    const amounts = { liquidated: centavos(liquidated), refunded: centavos(refunded) }
    const needs = amounts.liquidated + amounts.refunded
    const path = { path: `lines.${at}.liquidated` }
    if (needs === 0n) return fail('budget.payment.nothing', { line: of.line }, path)
    if (needs > centavos(of.unliquidated))
      return fail(
        'budget.liquidation.over_advance',
        { line: of.line, due: pesoWords(of.unliquidated), needs: pesoWords(pesosOf(needs)) },
        path,
      )
    return { of, ...amounts }
  })
}

function entriesOf({ of, liquidated, refunded }: Liquidating, mode: PaymentMode): EntryDraft[] {
  const { accountId, objectCode, location, entryId } = of
  const where = { accountId, objectCode, location, obligationId: entryId }
  const back = { ...where, movement: 'decrease', amount: pesosOf(refunded) } as const
  return [
    ...(liquidated > 0n
      ? [{ ...where, stage: 'liquidation', movement: 'original', amount: pesosOf(liquidated) } as const]
      : []),
    ...(refunded > 0n
      ? [{ ...back, stage: 'disbursement', mode } as const, { ...back, stage: 'payable' } as const]
      : []),
  ]
}
