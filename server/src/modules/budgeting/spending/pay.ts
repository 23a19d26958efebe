// Paying what is due: check, advice to debit account, cash, tax remittance advice.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { type EntryDraft, type Posted, postToLedger } from '../ledger/post.ts'
import { checkCashAdvance } from './cash-advances.ts'
import { requireNumberFree } from './document-numbers.ts'
import { fail } from './errors.ts'
import { requireObligated } from './obligation-requests.ts'
import { findPayableLines, type PayableLine } from './payable-papers.ts'
import type { PayableView, payPayable } from './payables.contract.ts'
import { getPayable, lockPayable, partOf } from './payables.ts'
import { payableWord } from './record-payable.ts'
import { requireFrom, requireNotFuture, yearOf } from './spending-days.ts'
import { payablePath, settleTask } from './spending-news.ts'
import { payables, payments } from './tables.ts'

type Body = Input<typeof payPayable>['body']
type Locked = Awaited<ReturnType<typeof lockPayable>>

/**
 * Pays, at most what is due, by somebody who had no hand in it. A cash advance becomes due and is paid in one posting.
 * Fails with budget.payment.same_person, budget.payment.over_payable, budget.payment.nothing, budget.advance.whole,
 * budget.payable.closed, budget.posting.number_used, and the ledger's own refusals.
 */
export async function payDue(
  scope: OrganizationScope,
  { params, body }: Input<typeof payPayable>,
): Promise<PayableView> {
  const locked = await lockPayable(scope, params.id)
  await requirePayment(scope, locked, body)
  const lines = matchLines(await findPayableLines(scope, params.id), body.lines)
  const isAdvance = locked.payable.status === 'to_advance'
  if (isAdvance) requireWhole(lines, await findPayableLines(scope, params.id))
  else for (const [at, line] of lines.entries()) requireWithinDue(line, at)
  const posted = await postPayment(scope, locked, { body, lines, isAdvance })
  await scope.db.insert(payments).values({
    id: randomUUIDv7(),
    payableId: locked.payable.id,
    ...{ voucherNumber: body.voucherNumber, mode: body.mode, paidOn: body.paidOn },
    ...{ instrumentNumber: body.instrumentNumber ?? '', traNumber: body.traNumber ?? '' },
    postingId: posted.id,
    recordedBy: locked.payable.recordedBy,
    paidBy: scope.actor.id,
    paidByName: scope.actor.name,
  })
  await scope.db
    .update(payables)
    .set({
      ...(isAdvance ? { status: 'posted', postingId: posted.id } : {}),
      version: locked.payable.version + 1,
      updatedAt: sql`now()`,
    })
    .where(and(eq(payables.organizationId, scope.organization.id), eq(payables.id, params.id)))
  await settleTask(scope, payablePath(scope, params.id))
  return getPayable(scope, { params })
}

async function requirePayment(scope: OrganizationScope, { payable, request }: Locked, body: Body): Promise<void> {
  requireObligated(request)
  if (!['posted', 'to_advance'].includes(payable.status))
    fail('budget.payable.closed', { state: payableWord(payable.status) })
  const part = partOf({ ...request, recordedBy: payable.recordedBy }, scope.actor.id)
  if (part) fail('budget.payment.same_person', { part })
  requireNotFuture(scope, body.paidOn, 'paidOn')
  requireFrom(body.paidOn, { day: payable.recordedOn, what: 'What is due' }, 'paidOn')
  if (['check', 'ada'].includes(body.mode) && !body.instrumentNumber) fail('budget.payment.instrument_missing')
  const taxes = body.mode === 'tra' || body.lines.some(({ tax }) => centavos(tax ?? '0') > 0n)
  if (taxes && !body.traNumber) fail('budget.payment.tra_missing')
  if (payable.status === 'to_advance')
    await checkCashAdvance(scope, {
      ...{ requestId: request.id, payee: request.payee, on: body.paidOn },
      ...{ reason: payable.advanceReason, payableId: payable.id },
    })
  const voucher = { kind: 'disbursement', year: yearOf(body.paidOn), number: body.voucherNumber } as const
  await requireNumberFree(scope, voucher, 'voucherNumber')
}

/** A line to be paid: net and taxes in centavos. */
interface Paying {
  of: PayableLine
  net: bigint
  tax: bigint
}

function matchLines(lines: PayableLine[], named: Body['lines']): Paying[] {
  return named.map(({ lineId, net, tax = '0' }, at) => {
    const of = lines.find((line) => line.lineId === lineId)
    const path = `lines.${at}.lineId`
    if (!of) return fail('budget.payable.line_elsewhere', {}, { path })
    if (named.findIndex((other) => other.lineId === lineId) !== at)
      return fail('budget.payable.line_twice', {}, { path })
    const amounts = { net: centavos(net), tax: centavos(tax) }
    if (amounts.net + amounts.tax === 0n)
      return fail('budget.payment.nothing', { line: of.line }, { path: `lines.${at}.net` })
    return { of, ...amounts }
  })
}

function requireWithinDue({ of, net, tax }: Paying, at: number): void {
  if (net + tax <= centavos(of.due)) return
  const values = { line: of.line, due: pesoWords(of.due), needs: pesoWords(pesosOf(net + tax)) }
  fail('budget.payment.over_payable', values, { path: `lines.${at}.net` })
}

function requireWhole(paying: readonly Paying[], lines: readonly PayableLine[]): void {
  const whole = paying.every(({ of, net, tax }) => tax === 0n && net === centavos(of.amount))
  if (!whole || paying.length !== lines.length) fail('budget.advance.whole')
}

interface Payment {
  body: Body
  lines: readonly Paying[]
  isAdvance: boolean
}

function postPayment(
  scope: OrganizationScope,
  { payable, request }: Locked,
  { body, lines, isAdvance }: Payment,
): Promise<Posted> {
  const due = isAdvance ? lines.map((line) => entryOf(line, { stage: 'payable', amount: line.net })) : []
  const paid = lines.flatMap((line) => [
    entryOf(line, { stage: 'disbursement', amount: line.net, mode: body.mode }),
    entryOf(line, { stage: 'disbursement', amount: line.tax, mode: 'tra' }),
  ])
  return postToLedger(scope, {
    kind: 'disbursement',
    number: body.voucherNumber,
    seriesYear: yearOf(body.paidOn),
    postedOn: body.paidOn,
    particulars: payable.particulars,
    payee: request.payee,
    subject: { kind: 'payable', id: payable.id },
    entries: [...due, ...paid].filter(({ amount }) => amount !== '0.00'),
  })
}

function entryOf(
  { of }: Paying,
  { stage, amount, mode }: { stage: 'payable' | 'disbursement'; amount: bigint; mode?: Body['mode'] },
): EntryDraft {
  const { accountId, objectCode, location, entryId } = of
  const where = { accountId, objectCode, location, obligationId: entryId }
  return { ...where, stage, movement: 'original', amount: pesosOf(amount), ...(mode ? { mode } : {}) }
}
