// Corrections of what is posted: notices of adjustment (NORSA) and reversals, prepared by one person, approved by another.
import { type Static, Type } from 'typebox'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Id,
  Instant,
  ListOf,
  ListQuery,
  Nullable,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { StepList } from '../../../platform/workflow/workflow.contract.ts'
import { ObjectCode, PositivePesos, PpaCode, Sum } from '../money.contract.ts'
import {
  CORRECTION_KINDS,
  CORRECTION_STATUSES,
  DatedStepBody,
  DocumentNumber,
  Name,
  Words,
} from './spending.contract.ts'

const CorrectionStatus = Choice(CORRECTION_STATUSES)
const CorrectionKind = Choice(CORRECTION_KINDS)
export const MOVES = ['increase', 'decrease'] as const

const summaryFields = {
  id: Id,
  kind: CorrectionKind,
  status: CorrectionStatus,
  number: Nullable(DocumentNumber),
  foundOn: Day,
  reason: Words,
  /** Net effect of an adjustment; what a reversal takes back, as a negative sum. */
  amount: Sum,
  payee: Name,
  /** The obligation request or posting that it corrects. */
  requestId: Nullable(Id),
  reversedId: Nullable(Id),
  correctedNumber: DocumentNumber,
  postingId: Nullable(Id),
  preparedByName: Name,
  decidedByName: Nullable(Name),
  decidedAt: Nullable(Instant),
  version: Version,
  createdAt: Instant,
}
export const CorrectionSummary = Type.Object(summaryFields)
export type CorrectionSummary = Static<typeof CorrectionSummary>

export const CorrectionView = Type.Object({
  ...summaryFields,
  lines: Type.Array(
    Type.Object({
      lineId: Id,
      line: Type.Integer(),
      ppaCode: PpaCode,
      ppaTitle: Name,
      objectCode: ObjectCode,
      objectName: Name,
      movement: Choice(MOVES),
      amount: Sum,
    }),
  ),
  actions: Type.Array(ActionView),
})
export type CorrectionView = Static<typeof CorrectionView>

const base = '/moa/:moa/budgeting'
const view = 'budget.ledger.view'
const prepare = 'budget.adjustment.prepare'
const reason = Type.String({ minLength: 1, maxLength: 1000, format: 'text' })

export const listCorrections = endpoint('GET', `${base}/corrections`, {
  access: view,
  summary: 'Notices of adjustment and reversals',
  query: ListQuery(['createdAt', 'foundOn', 'status'], {
    status: Type.Optional(CorrectionStatus),
    kind: Type.Optional(CorrectionKind),
    requestId: Type.Optional(Id),
  }),
  response: ListOf(CorrectionSummary),
})
export const readCorrection = endpoint('GET', `${base}/corrections/:id`, {
  access: view,
  summary: 'One notice of adjustment or reversal',
  response: CorrectionView,
})
export const prepareAdjustment = endpoint('POST', `${base}/obligation-requests/:id/adjustments`, {
  access: prepare,
  summary: 'Prepare a notice of adjustment (NORSA) of an obligation',
  body: Body({
    reason,
    foundOn: Day,
    lines: Type.Array(Body({ lineId: Id, movement: Choice(MOVES), amount: PositivePesos }), {
      minItems: 1,
      maxItems: 100,
    }),
  }),
  response: CorrectionView,
})
export const prepareReversal = endpoint('POST', `${base}/postings/:id/reversals`, {
  access: prepare,
  summary: 'Prepare the reversal of a posting, such as a cancelled check',
  body: Body({ reason, foundOn: Day }),
  response: CorrectionView,
})
export const stepCorrection = endpoint('POST', `${base}/corrections/:id/steps`, {
  access: view,
  summary: 'Approve and post, decline or withdraw a correction',
  status: 200,
  body: DatedStepBody,
  response: CorrectionView,
})
export const listCorrectionSteps = endpoint('GET', `${base}/corrections/:id/steps`, {
  access: view,
  summary: 'Steps of a correction',
  response: StepList,
})
