import { type Static, Type } from 'typebox'
import { Choice, Day, Id, ListOf, ListQuery, Nullable, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, FiscalYear } from '../money.contract.ts'

const access = 'budget.ledger.view'
const Short = Type.String({ maxLength: 255 })
const Code = Type.String({ maxLength: 20 })

/** The four allotment classes, and three kinds of accounts that nothing is allotted for. */
export const OBJECT_CLASSES = ['PS', 'MOOE', 'FE', 'CO', 'non_cash', 'direct_cost', 'asset'] as const
export type ObjectClass = (typeof OBJECT_CLASSES)[number]
const YesNo = Choice(['yes', 'no'])

export const ObjectView = Type.Object({
  code: Code,
  name: Short,
  class: Choice(OBJECT_CLASSES),
  /** `subobject` when it is part of the object with the same first eight digits. */
  level: Choice(['object', 'subobject']),
  isActive: Type.Boolean(),
  deactivatedOn: Nullable(Day),
  source: Short,
  version: Version,
})
export type ObjectView = Static<typeof ObjectView>

export const FundingSourceView = Type.Object({
  code: Code,
  name: Short,
  fundCluster: Code,
  fundClusterName: Short,
  isActive: Type.Boolean(),
  version: Version,
})
export type FundingSourceView = Static<typeof FundingSourceView>

export const ACT_KINDS = ['regular', 'supplemental', 'automatic'] as const
/** Until when the money of a class may be obligated and paid. */
export const Validity = Type.Object({
  class: AllotmentClass,
  obligateUntil: Day,
  payUntil: Day,
  source: Type.String({ maxLength: 500 }),
  /** False: to be confirmed. */
  isConfirmed: Type.Boolean(),
})
export type Validity = Static<typeof Validity>

export const ActView = Type.Object({
  id: Id,
  code: Short,
  title: Short,
  fiscalYear: FiscalYear,
  kind: Choice(ACT_KINDS),
  effectiveOn: Day,
  source: Type.String({ maxLength: 500 }),
  isConfirmed: Type.Boolean(),
  version: Version,
  /** In the order of the forms: PS, MOOE, FE, CO; classes that the act says nothing about are not there. */
  validities: Type.Array(Validity),
})
export type ActView = Static<typeof ActView>

const objectList = {
  query: ListQuery(['code', 'name'], {
    class: Type.Optional(Choice(OBJECT_CLASSES)),
    /** `allotment`: only the classes that something is allotted for. */
    use: Type.Optional(Choice(['allotment'])),
    active: Type.Optional(YesNo),
  }),
  response: ListOf(ObjectView),
}
const fundingSourceList = {
  query: ListQuery(['code', 'name'], {
    cluster: Type.Optional(Type.String({ pattern: '^[0-9]{2}$', maxLength: 2 })),
    active: Type.Optional(YesNo),
  }),
  response: ListOf(FundingSourceView),
}
const actList = {
  query: ListQuery(['code', 'fiscalYear'], {
    year: Type.Optional(FiscalYear),
    kind: Type.Optional(Choice(ACT_KINDS)),
  }),
  response: ListOf(ActView),
}

export const listObjects = endpoint('GET', '/moa/:moa/budgeting/objects', {
  access,
  summary: 'Objects of expenditure, by code, name and class',
  ...objectList,
})

export const listFundingSources = endpoint('GET', '/moa/:moa/budgeting/funding-sources', {
  access,
  summary: 'Funding sources with their fund clusters',
  ...fundingSourceList,
})

export const listActs = endpoint('GET', '/moa/:moa/budgeting/acts', {
  access,
  summary: 'Appropriation acts, and until when their money may be used',
  ...actList,
})

const above = 'budget.reference.view'

export const listObjectsAbove = endpoint('GET', '/platform/budgeting/objects', {
  access: above,
  summary: 'Objects of expenditure, also those out of use',
  ...objectList,
})

export const listFundingSourcesAbove = endpoint('GET', '/platform/budgeting/funding-sources', {
  access: above,
  summary: 'Funding sources, also those out of use',
  ...fundingSourceList,
})

export const listActsAbove = endpoint('GET', '/platform/budgeting/acts', {
  access: above,
  summary: 'Appropriation acts with their validities',
  ...actList,
})
