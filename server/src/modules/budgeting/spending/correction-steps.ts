// Approving a correction posts it on the day on which the mistake was found.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { recordStep, takeStep } from '../../../platform/workflow/steps.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { type Posted, postToLedger } from '../ledger/post.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import { reversePosting } from '../ledger/reverse.ts'
import type { Movement } from '../money.contract.ts'
import { markReversed } from '../releases/document-steps.ts'
import { ledgerPostings } from '../tables.ts'
import type { CorrectionView, stepCorrection } from './corrections.contract.ts'
import { getCorrection } from './corrections.ts'
import { fail } from './errors.ts'
import { lockRequest, requireObligated } from './obligation-requests.ts'
import { lockPayable } from './payables.ts'
import { requireReversible } from './reversible.ts'
import { yearOf } from './spending-days.ts'
import { correctionPath, settleTask, tellPreparers } from './spending-news.ts'
import { ledgerCorrectionLines, ledgerCorrections, obligationLines, obligationRequests, payables } from './tables.ts'
import { correctionWorkflow, requestWorkflow } from './workflows.ts'

type Correction = typeof ledgerCorrections.$inferSelect
type Result = { number: string; postingId: string }

/** Takes one step; approving posts. Besides the errors of `takeStep`: those of the ledger, and of `requireReversible`. */
export async function takeCorrectionStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepCorrection>,
): Promise<CorrectionView> {
  const correction = await lockCorrection(scope, params.id)
  const { to } = await takeStep(scope, correctionWorkflow, { subject: correction, body })
  const result = body.action === 'post' ? await post(scope, correction) : {}
  await scope.db
    .update(ledgerCorrections)
    .set({
      ...result,
      status: to,
      ...{ decidedBy: scope.actor.id, decidedByName: scope.actor.name, decidedAt: sql`now()` },
      version: correction.version + 1,
      updatedAt: sql`now()`,
    })
    .where(and(eq(ledgerCorrections.organizationId, scope.organization.id), eq(ledgerCorrections.id, params.id)))
  const path = correctionPath(scope, params.id)
  await settleTask(scope, path)
  const view = await getCorrection(scope, { params })
  const title = `${correctionWorkflow.states[view.status]}: correction of ${view.correctedNumber}`
  await tellPreparers(scope, correction.preparers, { title, text: body.comment ?? '', path })
  return view
}

async function lockCorrection(scope: OrganizationScope, id: string): Promise<Correction> {
  const [correction] = await scope.db
    .select()
    .from(ledgerCorrections)
    .where(and(eq(ledgerCorrections.organizationId, scope.organization.id), eq(ledgerCorrections.id, id)))
    .for('no key update')
  return correction ?? fail('budget.correction.not_found')
}

async function post(scope: OrganizationScope, correction: Correction): Promise<Result> {
  const year = yearOf(correction.foundOn)
  if (correction.reversedId) return postReversal(scope, correction, correction.reversedId)
  const request = await lockRequest(scope, correction.requestId ?? '')
  requireObligated(request)
  const series = request.form === 'burs' ? 'NBURSA' : 'NORSA'
  const number = await correctionNumber(scope, series, correction.foundOn)
  const posted = await postAdjustment(scope, { correction, payee: request.payee, requestId: request.id, number, year })
  return { number, postingId: posted.id }
}

async function correctionNumber(scope: OrganizationScope, series: string, on: string): Promise<string> {
  const serial = await takeNumber(scope, series.toLowerCase(), yearOf(on))
  return `${series}-${on.slice(0, 7)}-${String(serial).padStart(5, '0')}`
}

interface Adjustment {
  correction: Correction
  payee: string
  requestId: string
  number: string
  year: number
}

async function postAdjustment(scope: OrganizationScope, adjustment: Adjustment): Promise<Posted> {
  const { correction, payee, requestId, number, year } = adjustment
  const lines = await scope.db
    .select({ of: obligationLines, movement: ledgerCorrectionLines.movement, amount: ledgerCorrectionLines.amount })
    .from(ledgerCorrectionLines)
    .innerJoin(
      obligationLines,
      and(
        eq(obligationLines.organizationId, ledgerCorrectionLines.organizationId),
        eq(obligationLines.id, ledgerCorrectionLines.lineId),
      ),
    )
    .where(
      and(
        eq(ledgerCorrectionLines.organizationId, scope.organization.id),
        eq(ledgerCorrectionLines.correctionId, correction.id),
      ),
    )
    .orderBy(asc(obligationLines.line))
  return postToLedger(scope, {
    kind: 'obligation_adjustment',
    number,
    seriesYear: year,
    postedOn: correction.foundOn,
    particulars: correction.reason,
    payee,
    subject: { kind: 'obligation_request', id: requestId },
    entries: lines.map(({ of: { accountId, objectCode, location, entryId }, movement, amount }) => ({
      ...{ accountId, objectCode, location, obligationId: entryId },
      ...{ stage: 'obligation', movement: movement as Movement, amount },
    })),
  })
}

async function postReversal(scope: OrganizationScope, correction: Correction, reversedId: string): Promise<Result> {
  const [posting] = await scope.db
    .select()
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.organizationId, scope.organization.id), eq(ledgerPostings.id, reversedId)))
  if (!posting) return failLedger('budget.posting.not_found')
  const isRelease = posting.kind === 'appropriation' || posting.kind === 'allotment'
  if (isRelease && !scope.actor.permissions.has('budget.appropriation.release'))
    fail('budget.correction.other_permission')
  await lockPaper(scope, posting)
  await requireReversible(scope, posting)
  const number = await correctionNumber(scope, 'REV', correction.foundOn)
  const back = { id: reversedId, postedOn: correction.foundOn, reason: correction.reason }
  const { id: postingId } = await reversePosting(scope, back)
  await moveBack(scope, posting)
  return { number, postingId }
}

type Posting = typeof ledgerPostings.$inferSelect

async function lockPaper(scope: OrganizationScope, { subject, subjectId }: Posting): Promise<void> {
  if (subject === 'obligation_request' && subjectId) await lockRequest(scope, subjectId)
  if (subject === 'payable' && subjectId) await lockPayable(scope, subjectId)
}

/** The paper of what was taken back says so: an appropriation, a release, an obligation, what was due, a cash advance. */
async function moveBack(scope: OrganizationScope, { id, kind, subjectId }: Posting): Promise<void> {
  const reversed = { status: 'reversed', updatedAt: sql`now()` }
  const of = scope.organization.id
  if (kind === 'obligation' && subjectId) {
    const moved = await scope.db
      .update(obligationRequests)
      .set({ ...reversed, version: sql`${obligationRequests.version} + 1` })
      .where(and(eq(obligationRequests.organizationId, of), eq(obligationRequests.id, subjectId)))
      .returning({ id: obligationRequests.id })
    if (moved.length === 0) return
    const step = { subject: requestWorkflow.subject, subjectId, action: 'reverse', comment: '' }
    await recordStep(scope, { ...step, fromStatus: 'obligated', toStatus: 'reversed' })
  }
  if (kind === 'appropriation' || kind === 'allotment') await markReversed(scope, id)
  if (kind === 'payable' || kind === 'disbursement')
    await scope.db
      .update(payables)
      .set({ ...reversed, version: sql`${payables.version} + 1` })
      .where(and(eq(payables.organizationId, of), eq(payables.postingId, id)))
}
