// Words and shapes that all contracts of budget proposals share.
import { type Static, Type } from 'typebox'
import { Choice, Nullable } from '../../../platform/http/atoms.contract.ts'
import { AllotmentClass, Sum } from '../money.contract.ts'

export const PROPOSAL_STATUSES = ['draft', 'submitted', 'endorsed', 'under_review', 'returned', 'approved'] as const
export const ProposalStatus = Choice(PROPOSAL_STATUSES)
export type ProposalStatus = Static<typeof ProposalStatus>

export const Name = Type.String({ maxLength: 255 })

export const CATEGORIES = ['new', 'expanded', 'ongoing'] as const
export const Category = Choice(CATEGORIES)

/** Papers that go with a proposal; `staffing` and `consultation` are wanted by law (BAA 84, s. 19 and s. 70). */
export const ATTACHMENT_KINDS = [
  'staffing',
  'consultation',
  'procurement_plan',
  'budgetary_information',
  'endorsement',
  'other',
] as const
export const AttachmentKind = Choice(ATTACHMENT_KINDS)
export type AttachmentKind = Static<typeof AttachmentKind>

/** One class against its ceiling. */
export const ClassTotal = Type.Object({
  class: AllotmentClass,
  /** Null where the call sets none for this organization. */
  ceiling: Nullable(Sum),
  requested: Sum,
  /** Ceiling less requested; negative when over it. Null without a ceiling. */
  room: Nullable(Sum),
  isOver: Type.Boolean(),
  /** Sum of approved amounts, where nothing is set yet the requested ones; null before the review. */
  approved: Nullable(Sum),
  /** Three years side by side: actual obligations of the year before last, appropriation of the current year. */
  previousActual: Sum,
  currentAppropriation: Sum,
})
export type ClassTotal = Static<typeof ClassTotal>
