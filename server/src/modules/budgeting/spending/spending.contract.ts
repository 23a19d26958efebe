// Words and shapes that all contracts of spending share.
import { Type } from 'typebox'
import { Body, Choice, Day, Id, Nullable, Text, Version } from '../../../platform/http/atoms.contract.ts'
import { AllotmentClass, FundClusterCode, FundingSourceCode, ObjectCode, PpaCode, Sum } from '../money.contract.ts'

export const REQUEST_STATUSES = [
  'draft',
  'requested',
  'certified',
  'obligated',
  'returned',
  'cancelled',
  'reversed',
] as const
const PAYABLE_STATUSES = ['to_advance', 'posted', 'withdrawn', 'reversed'] as const
const PAYABLE_KINDS = ['due', 'cash_advance'] as const
export const CORRECTION_KINDS = ['adjustment', 'reversal'] as const
export const CORRECTION_STATUSES = ['submitted', 'posted', 'declined', 'withdrawn'] as const
export const FORMS = ['ors', 'burs'] as const
export const FORM_WORDS = { ors: 'ORS', burs: 'BURS' } as const

export const Name = Type.String({ maxLength: 255 })
export const Words = Type.String({ maxLength: 1000 })
export const DocumentNumber = Type.String({ maxLength: 60 })
export const RequestStatus = Choice(REQUEST_STATUSES)
export const PayableStatus = Choice(PAYABLE_STATUSES)
export const PayableKind = Choice(PAYABLE_KINDS)

/** What a request is called in lists of other things. */
export const requestFields = {
  requestId: Id,
  requestNumber: Nullable(DocumentNumber),
  form: Choice(FORMS),
  payee: Name,
  class: AllotmentClass,
  fundCluster: FundClusterCode,
  fundingSource: FundingSourceCode,
}

/** What a line charges. */
export const chargeFields = {
  accountId: Id,
  ppaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Name,
  actCode: Name,
  objectCode: ObjectCode,
  objectName: Name,
}

/** A step, and the day on which it counts where that is not today. */
export const DatedStepBody = Body({
  action: Type.String({ pattern: '^[a-z_]{2,40}$', maxLength: 40 }),
  version: Version,
  comment: Type.Optional(Text(4000)),
  /** Day of the obligation or correction; today, unless given. */
  on: Type.Optional(Day),
})

/** How far an obligation or a part of it has come, in pesos. */
export const stageSums = { obligated: Sum, payable: Sum, disbursed: Sum, liquidated: Sum }
