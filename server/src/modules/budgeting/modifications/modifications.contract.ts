// Modifications of the budget (BAA 84, s. 46 to 49): transfers, realignments, and augmentations from savings.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import { Body, Choice, Day, ListOf, Nullable, Text, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { CommentBody, StepBody, StepList } from '../../../platform/workflow/workflow.contract.ts'
import { AllotmentClass, ObjectCode, PpaCode, Sum } from '../money.contract.ts'
import {
  documentsQuery,
  headFields,
  lineFields,
  linesOf,
  MODIFICATION_KINDS,
  OptionalObject,
  recordFields,
  summaryFields,
} from '../releases/documents.contract.ts'

export const APPROVERS = ['minister', 'finance_ministry', 'chief_minister', 'speaker', 'presiding_justice'] as const
/** Who may lawfully approve, by which section, and why; computed from the difference. */
export const LawfulApprover = Type.Object({
  approver: Choice(APPROVERS),
  section: Type.String({ maxLength: 80 }),
  why: Type.String({ maxLength: 500 }),
})
export type LawfulApprover = Static<typeof LawfulApprover>

/** BAA 84, s. 46: what savings may come from. The letters are the law's. */
export const GROUNDS = ['a', 'b', 'c', 'd', 'e'] as const
export const DECLARERS = ['chief_minister', 'speaker', 'presiding_justice'] as const
/** Released money moves with its appropriation; unreleased appropriation moves alone. */
export const MOVES = ['allotment', 'appropriation'] as const

const own = {
  ...summaryFields(MODIFICATION_KINDS),
  moves: Choice(MOVES),
  approver: Nullable(Choice(APPROVERS)),
}
const savings = {
  ground: Nullable(Choice(GROUNDS)),
  declaredBy: Nullable(Choice(DECLARERS)),
  declaredOn: Nullable(Day),
  /** The paper by which the savings were declared. */
  declaration: Text(255),
}

/** A balance before and after, and what stands in the way. */
export const BalanceEffect = Type.Object({
  ppaCode: PpaCode,
  ppaTitle: Type.String({ maxLength: 255 }),
  class: AllotmentClass,
  objectCode: Nullable(ObjectCode),
  change: Sum,
  /** Null for an object: appropriations are kept by class. */
  appropriatedBefore: Nullable(Sum),
  appropriatedAfter: Nullable(Sum),
  allottedBefore: Sum,
  allottedAfter: Sum,
  /** Allotted and not obligated. */
  leftBefore: Sum,
  leftAfter: Sum,
})
export type BalanceEffect = Static<typeof BalanceEffect>
export const Effect = Type.Object({
  balances: Type.Array(BalanceEffect),
  /** What leaves, and what arrives. */
  out: Sum,
  into: Sum,
  lawful: Nullable(LawfulApprover),
  /** Why it could not be submitted as it is; empty when it could. */
  findings: Type.Array(
    Type.Object({
      path: Type.String({ maxLength: 100 }),
      code: Type.String({ maxLength: 100 }),
      message: Type.String({ maxLength: 500 }),
    }),
  ),
})
export type Effect = Static<typeof Effect>

export const ModificationSummary = Type.Object(own)
export type ModificationSummary = Static<typeof ModificationSummary>
export const Modification = Type.Object({ ...own, ...recordFields, ...savings, effect: Effect })
export type Modification = Static<typeof Modification>

export const ModificationLine = Body({ side: Choice(['from', 'to']), ...lineFields, objectCode: OptionalObject })
const move = {
  kind: Choice(MODIFICATION_KINDS),
  moves: Choice(MOVES),
  actId: headFields.actId,
  fundingSource: headFields.fundingSource,
  block: headFields.block,
  lines: linesOf(ModificationLine),
}
const { datedOn, legalBasis, particulars } = headFields
const content = { ...move, datedOn, legalBasis, particulars, ...savings }

const base = '/moa/:moa/budgeting/modifications'
const view = 'budget.ledger.view'
const request = 'budget.modification.request'

export const listModifications = endpoint('GET', base, {
  access: view,
  summary: 'Requests to modify the budget of the organization',
  query: documentsQuery(MODIFICATION_KINDS, { approver: Type.Optional(Choice(APPROVERS)) }),
  response: ListOf(ModificationSummary),
})
export const createModification = endpoint('POST', base, {
  access: request,
  summary: 'Request a modification as a draft',
  body: Body(content),
  response: Modification,
})
export const previewModification = endpoint('POST', '/moa/:moa/budgeting/modification-preview', {
  access: view,
  summary: 'What a modification would do, and who would have to approve it; nothing is saved',
  status: 200,
  body: Body({ ...move, declaredBy: Type.Optional(Nullable(Choice(DECLARERS))) }),
  response: Effect,
})
export const readModification = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One modification with its lines, its effect and its lawful approver',
  response: Modification,
})
export const editModification = endpoint('PATCH', `${base}/:id`, {
  access: request,
  summary: 'Change a draft or returned request',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: Modification,
})
export const stepModification = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Submit, return, approve, reject or withdraw a request',
  status: 200,
  body: StepBody,
  response: Modification,
})
export const listModificationSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of a modification',
  response: StepList,
})
export const commentModification = endpoint('POST', `${base}/:id/comments`, {
  access: view,
  summary: 'Comment on a modification',
  body: CommentBody,
  response: StepList,
})
export const readModificationHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in a modification and its lines',
  query: HistoryQuery,
  response: HistoryPage,
})
export const printModification = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The modification as a PDF',
  response: Type.Any(),
  transfer: 'bytes',
})
