// Obligation requests (ORS) and budget utilization requests (BURS): GAM vol. II, app. 11 and 14.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { StepList } from '../../../platform/workflow/workflow.contract.ts'
import {
  AllotmentClass,
  FiscalYear,
  FundClusterCode,
  FundingSourceCode,
  LocationCode,
  ObjectCode,
  PositivePesos,
  Sum,
} from '../money.contract.ts'
import {
  chargeFields,
  DatedStepBody,
  DocumentNumber,
  FORMS,
  Name,
  PayableKind,
  PayableStatus,
  RequestStatus,
  stageSums,
  Words,
} from './spending.contract.ts'

const summaryFields = {
  id: Id,
  form: Choice(FORMS),
  number: Nullable(DocumentNumber),
  class: AllotmentClass,
  fundCluster: FundClusterCode,
  fundingSource: FundingSourceCode,
  requestedOn: Day,
  obligatedOn: Nullable(Day),
  payee: Name,
  office: Name,
  particulars: Words,
  status: RequestStatus,
  /** What is asked for. */
  amount: Sum,
  preparedBy: Name,
  requestedByName: Nullable(Name),
  requestedAt: Nullable(Instant),
  certifiedByName: Nullable(Name),
  certifiedAt: Nullable(Instant),
  obligatedByName: Nullable(Name),
  obligatedAt: Nullable(Instant),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
}
export const ObligationRequestSummary = Type.Object(summaryFields)
export type ObligationRequestSummary = Static<typeof ObligationRequestSummary>

export const ObligationLineView = Type.Object({
  id: Id,
  line: Type.Integer(),
  ...chargeFields,
  location: Nullable(LocationCode),
  amount: Sum,
  /** What the balance that this line charges has now, and what may still be obligated from it. */
  allotted: Sum,
  left: Sum,
  /** What became of this line; with its adjustments. */
  ...stageSums,
})
export type ObligationLineView = Static<typeof ObligationLineView>

export const ObligationRequest = Type.Object({
  ...summaryFields,
  address: Type.String({ maxLength: 500 }),
  responsibilityCenter: Type.String({ maxLength: 60 }),
  /** Certificate of availability of funds, wanted before a contract (BAA 84, s. 43). */
  cafNumber: DocumentNumber,
  postingId: Nullable(Id),
  lines: Type.Array(ObligationLineView),
  /** The whole request: obligated, due, paid; and what follows from it. */
  totals: Type.Object({ ...stageSums, notYetDue: Sum, due: Sum }),
  payables: Type.Array(
    Type.Object({
      id: Id,
      number: DocumentNumber,
      kind: PayableKind,
      status: PayableStatus,
      recordedOn: Day,
      acceptanceReference: Name,
      amount: Sum,
      paid: Sum,
      due: Sum,
    }),
  ),
  /** Notices of adjustment and reversals that wait for approval. */
  openCorrections: Type.Array(Type.Object({ id: Id, kind: Type.String({ maxLength: 20 }), reason: Words })),
  actions: Type.Array(ActionView),
  canEdit: Type.Boolean(),
  canRecordPayable: Type.Boolean(),
  canAdjust: Type.Boolean(),
})
export type ObligationRequest = Static<typeof ObligationRequest>

const LineBody = Body({
  accountId: Id,
  objectCode: ObjectCode,
  location: Type.Optional(Nullable(LocationCode)),
  amount: PositivePesos,
})
const content = {
  requestedOn: Day,
  payee: Line(255),
  office: Line(255),
  address: Type.Optional(Text(500)),
  responsibilityCenter: Type.Optional(Text(60)),
  particulars: Type.String({ minLength: 1, maxLength: 1000, format: 'text' }),
  cafNumber: Type.Optional(Text(60)),
  lines: Type.Array(LineBody, { minItems: 1, maxItems: 100 }),
}

const base = '/moa/:moa/budgeting/obligation-requests'
const view = 'budget.ledger.view'
const request = 'budget.obligation.request'

export const listObligationRequests = endpoint('GET', base, {
  access: view,
  summary: 'Obligation requests of the organization',
  query: ListQuery(['requestedOn', 'number', 'payee', 'amount', 'status', 'createdAt'], {
    status: Type.Optional(RequestStatus),
    class: Type.Optional(AllotmentClass),
    fundCluster: Type.Optional(FundClusterCode),
    year: Type.Optional(FiscalYear),
  }),
  response: ListOf(ObligationRequestSummary),
})
export const createObligationRequest = endpoint('POST', base, {
  access: request,
  summary: 'Draft an obligation request; its lines charge balances of one class, fund and funding source',
  body: Body(content),
  response: ObligationRequest,
})
export const readObligationRequest = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One obligation request with its lines, the room that is left, and what became of it',
  response: ObligationRequest,
})
export const editObligationRequest = endpoint('PATCH', `${base}/:id`, {
  access: request,
  summary: 'Change a draft or returned obligation request; lines are replaced as a whole',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: ObligationRequest,
})
export const stepObligationRequest = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Request, certify (Box A), obligate (Box B), return or cancel an obligation request',
  status: 200,
  body: DatedStepBody,
  response: ObligationRequest,
})
export const listObligationRequestSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps of an obligation request',
  response: StepList,
})
export const readObligationRequestHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in an obligation request',
  query: HistoryQuery,
  response: HistoryPage,
})
/** Box C: the status of the obligation as a running account. */
export const readObligationStatus = endpoint('GET', `${base}/:id/status`, {
  access: view,
  summary: 'Box C of an obligation request: obligation, payable and payment with running balances',
  query: ListQuery(['postedOn'], {}),
  response: ListOf(
    Type.Object({
      postingId: Id,
      postedOn: Day,
      kind: Type.String({ maxLength: 30 }),
      number: DocumentNumber,
      particulars: Words,
      obligation: Sum,
      payable: Sum,
      payment: Sum,
      /** Running: obligated and not yet due; due and demandable and not yet paid. */
      notYetDue: Sum,
      due: Sum,
    }),
  ),
})
export const printObligationRequest = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The obligation request and status (ORS) or budget utilization request and status (BURS) as a PDF',
  response: Type.Any(),
  transfer: 'bytes',
})
