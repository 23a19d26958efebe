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

/** Something that the law or the call asks for and that is not there, or that should be looked at. */
export const Finding = Type.Object({
  /** Name of the rule: `gender_share`, `ceiling`, `consultation`. */
  rule: Type.String({ maxLength: 60 }),
  /** `refuse`: the proposal cannot be submitted while it stands. */
  severity: Choice(['refuse', 'warn']),
  /** "BAA 84, s. 17"; several are joined by "; ". */
  section: Type.String({ maxLength: 255 }),
  /** What is missing, and what to do. */
  message: Type.String({ maxLength: 500 }),
  /** Where: `PS` (a class), `ppas.<id>`, `attachments.consultation`, or '' for the proposal as a whole. */
  path: Type.String({ maxLength: 200 }),
})
export type Finding = Static<typeof Finding>
