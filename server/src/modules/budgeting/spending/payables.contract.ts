// What is due, how it is paid, and how cash advances are liquidated.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, ObjectCode, PAYMENT_MODES, Pesos, PositivePesos, PpaCode, Sum } from '../money.contract.ts'
import { DocumentNumber, Name, PayableKind, PayableStatus, requestFields, Words } from './spending.contract.ts'

const summaryFields = {
  id: Id,
  number: DocumentNumber,
  kind: PayableKind,
  status: PayableStatus,
  ...requestFields,
  acceptanceReference: Name,
  acceptedOn: Day,
  recordedOn: Day,
  particulars: Words,
  recordedByName: Name,
  /** What was recorded as due. */
  amount: Sum,
  /** Paid so far, less what was given back or reversed. */
  paid: Sum,
  /** Still to pay. */
  due: Sum,
  /** Of a cash advance: liquidated, and still to liquidate. */
  liquidated: Sum,
  unliquidated: Sum,
  version: Version,
}
export const PayableSummary = Type.Object(summaryFields)
export type PayableSummary = Static<typeof PayableSummary>

export const PaymentMode = Choice(PAYMENT_MODES)
const PaymentView = Type.Object({
  id: Id,
  postingId: Id,
  voucherNumber: DocumentNumber,
  mode: PaymentMode,
  instrumentNumber: DocumentNumber,
  traNumber: DocumentNumber,
  paidOn: Day,
  paidByName: Name,
  /** Net and taxes withheld, as paid. */
  net: Sum,
  tax: Sum,
  isReversed: Type.Boolean(),
})
const LiquidationView = Type.Object({
  id: Id,
  postingId: Id,
  reportNumber: DocumentNumber,
  liquidatedOn: Day,
  refundReference: DocumentNumber,
  recordedByName: Name,
  liquidated: Sum,
  refunded: Sum,
  isReversed: Type.Boolean(),
})

export const PayableView = Type.Object({
  ...summaryFields,
  advanceReason: Words,
  postingId: Nullable(Id),
  lines: Type.Array(
    Type.Object({
      lineId: Id,
      line: Type.Integer(),
      ppaCode: PpaCode,
      ppaTitle: Name,
      objectCode: ObjectCode,
      objectName: Name,
      amount: Sum,
      paid: Sum,
      due: Sum,
      liquidated: Sum,
      unliquidated: Sum,
    }),
  ),
  payments: Type.Array(PaymentView),
  liquidations: Type.Array(LiquidationView),
  /** Whether this person may pay it now; `payRefusal` says why not. */
  canPay: Type.Boolean(),
  payRefusal: Nullable(Type.String({ maxLength: 500 })),
  canLiquidate: Type.Boolean(),
  canWithdraw: Type.Boolean(),
})
export type PayableView = Static<typeof PayableView>

/** A row of the disbursement register. */
export const PaymentRow = Type.Object({
  ...PaymentView.properties,
  payableId: Id,
  ...requestFields,
  particulars: Words,
  gross: Sum,
})
export type PaymentRow = Static<typeof PaymentRow>

const base = '/moa/:moa/budgeting'
const view = 'budget.ledger.view'
const record = 'budget.payable.record'
const pay = 'budget.disbursement.pay'

export const listPayables = endpoint('GET', `${base}/payables`, {
  access: view,
  summary: 'What is due and demandable, and cash advances',
  query: ListQuery(['recordedOn', 'number', 'payee', 'amount'], {
    /** To pay, advances to liquidate, or finished. */
    open: Type.Optional(Choice(['to_pay', 'to_liquidate', 'settled'])),
    kind: Type.Optional(PayableKind),
    class: Type.Optional(AllotmentClass),
    requestId: Type.Optional(Id),
  }),
  response: ListOf(PayableSummary),
})
export const readPayable = endpoint('GET', `${base}/payables/:id`, {
  access: view,
  summary: 'One payable with its payments and liquidations',
  response: PayableView,
})
export const recordPayable = endpoint('POST', `${base}/obligation-requests/:id/payables`, {
  access: record,
  summary: 'Record what is due and demandable after inspection and acceptance, or a cash advance to be paid',
  body: Body({
    kind: PayableKind,
    acceptanceReference: Line(120),
    acceptedOn: Day,
    recordedOn: Day,
    particulars: Type.String({ minLength: 1, maxLength: 1000, format: 'text' }),
    /** Why an advance is given while an earlier one of the payee is open (GAAB FY 2025, s. 63). */
    advanceReason: Type.Optional(Text(1000)),
    lines: Type.Array(Body({ lineId: Id, amount: PositivePesos }), { minItems: 1, maxItems: 100 }),
  }),
  response: PayableView,
})
export const withdrawPayable = endpoint('POST', `${base}/payables/:id/withdrawal`, {
  access: record,
  summary: 'Withdraw a cash advance that was not paid yet',
  status: 200,
  body: Body({ version: Version }),
  response: PayableView,
})
export const payPayable = endpoint('POST', `${base}/payables/:id/payments`, {
  access: pay,
  summary: 'Pay what is due, net and taxes withheld; a cash advance is recorded as due and paid at once',
  body: Body({
    voucherNumber: Line(60),
    mode: PaymentMode,
    instrumentNumber: Type.Optional(Text(60)),
    /** Number of the tax remittance advice, wanted with taxes. */
    traNumber: Type.Optional(Text(60)),
    paidOn: Day,
    lines: Type.Array(Body({ lineId: Id, net: Pesos, tax: Type.Optional(Pesos) }), { minItems: 1, maxItems: 100 }),
  }),
  response: PayableView,
})
export const liquidatePayable = endpoint('POST', `${base}/payables/:id/liquidations`, {
  access: pay,
  summary: 'Record the liquidation of a cash advance, with what was given back',
  body: Body({
    reportNumber: Line(60),
    liquidatedOn: Day,
    /** Official receipt of what was given back, wanted with a refund. */
    refundReference: Type.Optional(Text(60)),
    lines: Type.Array(Body({ lineId: Id, liquidated: Pesos, refunded: Type.Optional(Pesos) }), {
      minItems: 1,
      maxItems: 100,
    }),
  }),
  response: PayableView,
})
export const listPayments = endpoint('GET', `${base}/payments`, {
  access: view,
  summary: 'Register of disbursements',
  query: ListQuery(['paidOn', 'voucherNumber', 'payee'], {
    mode: Type.Optional(PaymentMode),
    class: Type.Optional(AllotmentClass),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  }),
  response: ListOf(PaymentRow),
})
