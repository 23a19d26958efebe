// Allotment releases: the papers by which appropriated money may be obligated (BAA 84, s. 36, 37 and 39).
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import { Body, Choice, Id, ListOf, Nullable, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { CommentBody, StepBody, StepList } from '../../../platform/workflow/workflow.contract.ts'
import { AllotmentClass, FundingSourceCode, PpaCode, Sum } from '../money.contract.ts'
import { Block } from './accounts.contract.ts'
import {
  documentsQuery,
  headFields,
  lineFields,
  linesOf,
  OptionalObject,
  RELEASE_KINDS,
  recordFields,
  summaryFields,
} from './documents.contract.ts'

/** Allotment period (BAA 84, s. 37(b)): 1 from January, 2 from April, 3 from July, 4 from October; null: the whole year. */
const Quarter = Nullable(Type.Integer({ minimum: 1, maximum: 4 }))
const own = { ...summaryFields(RELEASE_KINDS), quarter: Quarter }

export const AllotmentReleaseSummary = Type.Object(own)
export type AllotmentReleaseSummary = Static<typeof AllotmentReleaseSummary>
export const AllotmentRelease = Type.Object({ ...own, ...recordFields })
export type AllotmentRelease = Static<typeof AllotmentRelease>

export const ReleaseLine = Body({ ...lineFields, objectCode: OptionalObject })
/**
 * `comprehensive` (GAABAO) releases personnel services and maintenance and other operating expenses, `special` (SARO)
 * the rest, `withdrawal` takes back what is allotted and not obligated.
 */
const content = { kind: Choice(RELEASE_KINDS), quarter: Quarter, ...headFields, lines: linesOf(ReleaseLine) }

const base = '/moa/:moa/budgeting/allotment-releases'
const view = 'budget.ledger.view'
const prepare = 'budget.appropriation.enter'

export const listAllotmentReleases = endpoint('GET', base, {
  access: view,
  summary: 'Allotment releases and withdrawals of the organization',
  query: documentsQuery(RELEASE_KINDS, {}),
  response: ListOf(AllotmentReleaseSummary),
})
export const createAllotmentRelease = endpoint('POST', base, {
  access: prepare,
  summary: 'Prepare an allotment release or withdrawal as a draft',
  body: Body(content),
  response: AllotmentRelease,
})
export const suggestReleaseLines = endpoint('GET', '/moa/:moa/budgeting/release-suggestion', {
  access: prepare,
  summary: 'Lines for a release: what is not released yet, of the whole year or up to an allotment period',
  query: Type.Object(
    {
      kind: Choice(RELEASE_KINDS),
      actId: Id,
      fundingSource: FundingSourceCode,
      block: Block,
      /** Up to this allotment period, a quarter of the year each; without it, everything that is left. */
      quarter: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        ppaId: Id,
        ppaCode: PpaCode,
        ppaTitle: Type.String({ maxLength: 255 }),
        class: AllotmentClass,
        /** What the release would take. */
        amount: Sum,
        appropriated: Sum,
        allotted: Sum,
        obligated: Sum,
      }),
    ),
  }),
})
export const readAllotmentRelease = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One allotment release with its lines and balances',
  response: AllotmentRelease,
})
export const editAllotmentRelease = endpoint('PATCH', `${base}/:id`, {
  access: prepare,
  summary: 'Change a draft or returned release',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: AllotmentRelease,
})
export const stepAllotmentRelease = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Submit, return, release or withdraw',
  status: 200,
  body: StepBody,
  response: AllotmentRelease,
})
export const listAllotmentReleaseSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of a release',
  response: StepList,
})
export const commentAllotmentRelease = endpoint('POST', `${base}/:id/comments`, {
  access: view,
  summary: 'Comment on a release',
  body: CommentBody,
  response: StepList,
})
export const readAllotmentReleaseHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in a release and its lines',
  query: HistoryQuery,
  response: HistoryPage,
})
export const printAllotmentRelease = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The release order as a PDF',
  response: Type.Any(),
  transfer: 'bytes',
})
