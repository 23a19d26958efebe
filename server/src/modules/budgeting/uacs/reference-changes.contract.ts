import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import { Body, Choice, Day, Line, Text, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { FiscalYear, FundClusterCode, FundingSourceCode, ObjectCode } from '../money.contract.ts'
import { ACT_KINDS, ActView, FundingSourceView, OBJECT_CLASSES, ObjectView, Validity } from './reference.contract.ts'

const base = '/platform/budgeting'
const view = 'budget.reference.view'
const manage = 'budget.reference.manage'

export const readObject = endpoint('GET', `${base}/objects/:objectDigits`, {
  access: view,
  summary: 'An object of expenditure',
  response: ObjectView,
})
export const readObjectHistory = endpoint('GET', `${base}/objects/:objectDigits/history`, {
  access: view,
  summary: 'Changes of an object of expenditure',
  query: HistoryQuery,
  response: HistoryPage,
})
export const addObject = endpoint('POST', `${base}/objects`, {
  access: manage,
  summary: 'Add an object of expenditure',
  body: Body({ code: ObjectCode, name: Line(255), class: Choice(OBJECT_CLASSES), source: Line(255) }),
  response: ObjectView,
})
export const changeObject = endpoint('PATCH', `${base}/objects/:objectDigits`, {
  access: manage,
  summary: 'Rename an object of expenditure, or take it out of use; code and class stay',
  body: Body({ name: Line(255), source: Line(255), isActive: Type.Boolean(), version: Version }),
  response: ObjectView,
})

export const readFundingSource = endpoint('GET', `${base}/funding-sources/:sourceDigits`, {
  access: view,
  summary: 'A funding source',
  response: FundingSourceView,
})
export const readFundingSourceHistory = endpoint('GET', `${base}/funding-sources/:sourceDigits/history`, {
  access: view,
  summary: 'Changes of a funding source',
  query: HistoryQuery,
  response: HistoryPage,
})
export const addFundingSource = endpoint('POST', `${base}/funding-sources`, {
  access: manage,
  summary: 'Add a funding source',
  body: Body({ code: FundingSourceCode, name: Line(255), fundCluster: FundClusterCode }),
  response: FundingSourceView,
})
export const changeFundingSource = endpoint('PATCH', `${base}/funding-sources/:sourceDigits`, {
  access: manage,
  summary: 'Rename a funding source, or take it out of use; code and cluster stay',
  body: Body({ name: Line(255), isActive: Type.Boolean(), version: Version }),
  response: FundingSourceView,
})

const actFacts = {
  code: Line(40),
  title: Line(255),
  fiscalYear: FiscalYear,
  kind: Choice(ACT_KINDS),
  effectiveOn: Day,
  source: Line(500),
  isConfirmed: Type.Boolean(),
  /** At most one for each class; a class without one cannot be appropriated. */
  validities: Type.Array(Type.Object({ ...Validity.properties, source: Line(500) }, { additionalProperties: false }), {
    minItems: 1,
    maxItems: 4,
  }),
}
const ActFacts = Body(actFacts)
export type ActFacts = Static<typeof ActFacts>

export const readAct = endpoint('GET', `${base}/acts/:id`, {
  access: view,
  summary: 'An appropriation act with its validities',
  response: ActView,
})
export const readActHistory = endpoint('GET', `${base}/acts/:id/history`, {
  access: view,
  summary: 'Changes of an appropriation act and of its validities, with their reasons',
  query: HistoryQuery,
  response: HistoryPage,
})
export const addAct = endpoint('POST', `${base}/acts`, {
  access: manage,
  summary: 'Enter an appropriation act',
  body: ActFacts,
  response: ActView,
})
export const correctAct = endpoint('PATCH', `${base}/acts/:id`, {
  access: manage,
  summary: 'Correct an appropriation act or its validities; postings that lie outside the new days are counted first',
  body: Body({
    ...actFacts,
    reason: Line(1000),
    /** Said after the refusal that counts what would lie outside the new days. */
    acceptPosted: Type.Optional(Type.Boolean()),
    version: Version,
  }),
  response: ActView,
})

export const CODE_KINDS = ['funding_source', 'organization', 'location', 'pap', 'object'] as const
const parts = {
  query: Type.Object(
    { kind: Choice(CODE_KINDS), code: Text(60), on: Type.Optional(Day) },
    { additionalProperties: false },
  ),
  response: Type.Object({
    edition: Type.String({ maxLength: 60 }),
    /** False: the layout is from a secondary source. */
    isConfirmed: Type.Boolean(),
    parts: Type.Array(Type.Object({ name: Type.String({ maxLength: 120 }), value: Type.String({ maxLength: 20 }) })),
  }),
}
export const readCodeParts = endpoint('GET', '/moa/:moa/budgeting/code-parts', {
  access: 'budget.ledger.view',
  summary: 'What the parts of a code mean, by the layout of a day',
  ...parts,
})
export const readCodePartsAbove = endpoint('GET', `${base}/code-parts`, {
  access: view,
  summary: 'What the parts of a code mean, for those who keep codes',
  ...parts,
})
