// Recording what is due and demandable: by the accountant, after inspection and acceptance.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { type EntryDraft, postToLedger } from '../ledger/post.ts'
import { checkCashAdvance } from './cash-advances.ts'
import { fail } from './errors.ts'
import { lockRequest, requireObligated } from './obligation-requests.ts'
import type { PayableView, recordPayable, withdrawPayable } from './payables.contract.ts'
import { getPayable, lockPayable } from './payables.ts'
import { requireFrom, requireNotFuture, yearOf } from './spending-days.ts'
import { payablePath, requestPath, settleTask, tellHolders } from './spending-news.ts'
import { obligationLines, payableLines, payables } from './tables.ts'

type Body = Input<typeof recordPayable>['body']
type Line = typeof obligationLines.$inferSelect

/**
 * Records what is due, posted at once; or a cash advance, which is posted when it is paid. Fails with
 * budget.request.not_obligated, budget.payable.over_obligation, budget.payable.accepted_later, budget.entry.future,
 * budget.spending.too_early, budget.advance.earlier_open and budget.advance.reason_missing.
 */
export async function recordDue(
  scope: OrganizationScope,
  { params, body }: Input<typeof recordPayable>,
): Promise<PayableView> {
  const request = await lockRequest(scope, params.id)
  requireDays(scope, body, requireObligated(request))
  const lines = await requestLines(scope, request.id, body.lines)
  const isAdvance = body.kind === 'cash_advance'
  const reason = body.advanceReason ?? ''
  if (isAdvance)
    await checkCashAdvance(scope, { requestId: request.id, payee: request.payee, on: body.recordedOn, reason })
  const id = randomUUIDv7()
  const year = yearOf(body.recordedOn)
  const serial = await takeNumber(scope, body.kind, year)
  const number = `${isAdvance ? 'CA' : 'DD'}-${year}-${String(serial).padStart(5, '0')}`
  const postingId = isAdvance
    ? null
    : (await postDue(scope, { id, number, body, payee: request.payee, entries: lines.map(payableEntry) })).id
  const { lines: amounts, ...content } = body
  const [recordedBy, recordedByName] = [scope.actor.id, scope.actor.name]
  const status = isAdvance ? 'to_advance' : 'posted'
  await scope.db
    .insert(payables)
    .values({ ...content, id, requestId: request.id, number, status, postingId, recordedBy, recordedByName })
  await scope.db.insert(payableLines).values(amounts.map((line) => ({ payableId: id, ...line })))
  await settleTask(scope, requestPath(scope, request.id))
  const message = { title: `To pay: ${request.payee}`, text: body.particulars, path: payablePath(scope, id) }
  await tellHolders(scope, 'budget.disbursement.pay', message, [scope.actor.id])
  return getPayable(scope, { params: { moa: scope.organization.code, id } })
}

function requireDays(scope: OrganizationScope, { acceptedOn, recordedOn }: Body, obligatedOn: string): void {
  requireNotFuture(scope, recordedOn, 'recordedOn')
  if (acceptedOn > recordedOn) fail('budget.payable.accepted_later')
  requireFrom(recordedOn, { day: obligatedOn, what: 'The obligation' }, 'recordedOn')
}

/** The lines that are named, each once and of this request. Fails with budget.payable.line_elsewhere and line_twice. */
export async function requestLines<T extends { lineId: string }>(
  scope: OrganizationScope,
  requestId: string,
  named: readonly T[],
): Promise<(T & { line: Line })[]> {
  const ids = named.map(({ lineId }) => lineId)
  const found = await scope.db
    .select()
    .from(obligationLines)
    .where(
      and(
        eq(obligationLines.organizationId, scope.organization.id),
        eq(obligationLines.requestId, requestId),
        inArray(obligationLines.id, ids),
      ),
    )
  return named.map((one, at) => {
    const line = found.find(({ id }) => id === one.lineId)
    const path = `lines.${at}.lineId`
    if (!line) return fail('budget.payable.line_elsewhere', {}, { path })
    if (ids.indexOf(one.lineId) !== at) return fail('budget.payable.line_twice', {}, { path })
    return { ...one, line }
  })
}

function payableEntry({ line, amount }: { line: Line; amount: string }): EntryDraft {
  const { accountId, objectCode, location, entryId } = line
  return { accountId, objectCode, location, obligationId: entryId, stage: 'payable', movement: 'original', amount }
}

interface Due {
  id: string
  number: string
  body: Body
  payee: string
  entries: EntryDraft[]
}

function postDue(scope: OrganizationScope, { id, number, body, payee, entries }: Due) {
  return postToLedger(scope, {
    kind: 'payable',
    number,
    seriesYear: yearOf(body.recordedOn),
    postedOn: body.recordedOn,
    particulars: body.particulars,
    payee,
    subject: { kind: 'payable', id },
    entries,
  })
}

/** Takes back a cash advance that was not paid. Fails with budget.payable.closed and concurrency.stale. */
export async function withdrawAdvance(
  scope: OrganizationScope,
  { params, body }: Input<typeof withdrawPayable>,
): Promise<PayableView> {
  const { payable } = await lockPayable(scope, params.id)
  if (payable.status !== 'to_advance') fail('budget.payable.closed', { state: payableWord(payable.status) })
  if (payable.version !== body.version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getPayable(scope, { params }) } })
  await scope.db
    .update(payables)
    .set({ status: 'withdrawn', version: payable.version + 1, updatedAt: sql`now()` })
    .where(and(eq(payables.organizationId, scope.organization.id), eq(payables.id, payable.id)))
  await settleTask(scope, payablePath(scope, payable.id))
  return getPayable(scope, { params })
}

export function payableWord(status: string): string {
  return status === 'to_advance' ? 'a cash advance that was not paid yet' : status
}
