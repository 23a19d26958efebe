// Appropriations: what an act gives to programs and classes, and what adjusts it.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import { Body, Choice, ListOf, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { CommentBody, StepBody, StepList } from '../../../platform/workflow/workflow.contract.ts'
import {
  APPROPRIATION_KINDS,
  documentsQuery,
  headFields,
  lineFields,
  linesOf,
  recordFields,
  summaryFields,
} from './documents.contract.ts'

export const AppropriationSummary = Type.Object(summaryFields(APPROPRIATION_KINDS))
export type AppropriationSummary = Static<typeof AppropriationSummary>
export const Appropriation = Type.Object({ ...summaryFields(APPROPRIATION_KINDS), ...recordFields })
export type Appropriation = Static<typeof Appropriation>

export const AppropriationLine = Body({ ...lineFields, specialRelease: Type.Optional(Type.Boolean()) })
/** `original` as enacted, in a regular, supplemental or automatic act; `increase` and `decrease` adjust it with a reason. */
const content = { kind: Choice(APPROPRIATION_KINDS), ...headFields, lines: linesOf(AppropriationLine) }

const base = '/moa/:moa/budgeting/appropriations'
const view = 'budget.ledger.view'
const enter = 'budget.appropriation.enter'

export const listAppropriations = endpoint('GET', base, {
  access: view,
  summary: 'Appropriation documents of the organization',
  query: documentsQuery(APPROPRIATION_KINDS, {}),
  response: ListOf(AppropriationSummary),
})
export const createAppropriation = endpoint('POST', base, {
  access: enter,
  summary: 'Enter an appropriation as a draft',
  body: Body(content),
  response: Appropriation,
})
export const readAppropriation = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One appropriation document with its lines and balances',
  response: Appropriation,
})
export const editAppropriation = endpoint('PATCH', `${base}/:id`, {
  access: enter,
  summary: 'Change a draft',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: Appropriation,
})
export const stepAppropriation = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Post an appropriation to the ledger, or withdraw its draft',
  status: 200,
  body: StepBody,
  response: Appropriation,
})
export const listAppropriationSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of an appropriation',
  response: StepList,
})
export const commentAppropriation = endpoint('POST', `${base}/:id/comments`, {
  access: view,
  summary: 'Comment on an appropriation',
  body: CommentBody,
  response: StepList,
})
export const readAppropriationHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in an appropriation and its lines',
  query: HistoryQuery,
  response: HistoryPage,
})
