// What a PPA is to bring about: indicators, targets by quarter, accomplishments, and how they differ.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Decimal,
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
import { FiscalYear, PpaCode } from '../money.contract.ts'

export const INDICATOR_KINDS = ['outcome', 'output'] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]
/** How the quarters of a year make its figure; `none`: they do not. */
export const AGGREGATIONS = ['sum', 'last', 'average', 'maximum', 'none'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]
export const AGGREGATION_WORDS: Readonly<Record<Aggregation, string>> = {
  sum: 'are added up',
  last: 'count by the latest one',
  average: 'are averaged',
  maximum: 'count by the highest one',
  none: 'do not make a figure for the year',
}

/** 0 or more, up to 14 digits before and 4 after the point. */
export const Count = Type.String({ pattern: '^[0-9]{1,14}([.][0-9]{1,4})?$', maxLength: 19 })
export const QuarterNumber = Type.Integer({ minimum: 1, maximum: 4 })

/** First to fourth quarter; null where there is no figure. */
const Quarters = Type.Array(Nullable(Decimal), { minItems: 4, maxItems: 4 })

/** Targets against accomplishments of one indicator in one year. */
export const PhysicalFigures = Type.Object({
  targets: Quarters,
  /** The last entry for each quarter counts. */
  accomplishments: Quarters,
  /** Of the four quarters, joined as the indicator says; null without data, and where they cannot be joined. */
  targetTotal: Nullable(Decimal),
  accomplishedTotal: Nullable(Decimal),
  /** Accomplished less targeted, both up to the quarter asked for; negative when behind. */
  variance: Nullable(Decimal),
  remarks: Type.String(),
})
export type PhysicalFigures = Static<typeof PhysicalFigures>

const indicatorFields = {
  id: Id,
  ppaId: Id,
  kind: Choice(INDICATOR_KINDS),
  title: Type.String({ maxLength: 500 }),
  unit: Type.String({ maxLength: 60 }),
  aggregation: Choice(AGGREGATIONS),
  note: Type.String(),
  isActive: Type.Boolean(),
  version: Type.Integer(),
}
export const IndicatorView = Type.Object({
  ...indicatorFields,
  year: Type.Integer(),
  ...PhysicalFigures.properties,
  /** Null while no target of the year is set. */
  targetVersion: Nullable(Type.Integer()),
  canEdit: Type.Boolean(),
  canRecord: Type.Boolean(),
})
export type IndicatorView = Static<typeof IndicatorView>

export const AccomplishmentView = Type.Object({
  id: Id,
  year: Type.Integer(),
  quarter: Type.Integer(),
  value: Decimal,
  remark: Type.String(),
  evidenceFileId: Nullable(Id),
  evidenceFileName: Nullable(Type.String()),
  authorName: Type.String(),
  recordedAt: Instant,
  /** The entry that counts for its quarter. */
  isCurrent: Type.Boolean(),
})
export type AccomplishmentView = Static<typeof AccomplishmentView>

/** A line of the physical report: an indicator with its program. */
export const PhysicalFact = Type.Object({
  ...indicatorFields,
  ppaCode: PpaCode,
  ppaTitle: Type.String(),
  ...PhysicalFigures.properties,
})
export type PhysicalFact = Static<typeof PhysicalFact>

const PhysicalProgram = Type.Object({
  ppaId: Id,
  code: PpaCode,
  title: Type.String(),
  /** 0 for a program of its own. */
  level: Type.Integer(),
  indicators: Type.Array(PhysicalFact),
})
export type PhysicalProgram = Static<typeof PhysicalProgram>

/** BAR No. 1 in its order: operations by outcome, then the major programs. */
export const PhysicalFacts = Type.Object({
  year: Type.Integer(),
  quarter: QuarterNumber,
  /** Part A: operations, by organizational outcome ('' where none is named), with the indicators of their programs. */
  partA: Type.Array(Type.Object({ outcome: Type.String(), programs: Type.Array(PhysicalProgram) })),
  /** Part B: general administration and support, and support to operations. */
  partB: Type.Array(PhysicalProgram),
  /** Active programs without any target for the year. */
  withoutTargets: Type.Array(Type.Object({ id: Id, code: PpaCode, title: Type.String() })),
})
export type PhysicalFacts = Static<typeof PhysicalFacts>

const content = {
  kind: Choice(INDICATOR_KINDS),
  title: Line(500),
  unit: Text(60),
  aggregation: Choice(AGGREGATIONS),
  note: Text(2000),
}
const base = '/moa/:moa/budgeting'
const view = 'budget.ppa.view'
const record = 'budget.target.record'
const yearQuery = Type.Object({ year: Type.Optional(FiscalYear) }, { additionalProperties: false })

export const listIndicators = endpoint('GET', `${base}/ppas/:id/indicators`, {
  access: view,
  summary: 'Indicators of a PPA with targets and accomplishments of a year',
  query: yearQuery,
  response: Type.Object({ year: Type.Integer(), items: Type.Array(IndicatorView) }),
})
export const addIndicator = endpoint('POST', `${base}/ppas/:id/indicators`, {
  access: record,
  summary: 'Add an outcome or output indicator',
  body: Body({
    kind: content.kind,
    title: content.title,
    unit: Type.Optional(content.unit),
    aggregation: Type.Optional(content.aggregation),
    note: Type.Optional(content.note),
  }),
  response: IndicatorView,
})
export const readIndicator = endpoint('GET', `${base}/indicators/:id`, {
  access: view,
  summary: 'One indicator with targets and accomplishments of a year',
  query: yearQuery,
  response: IndicatorView,
})
export const editIndicator = endpoint('PATCH', `${base}/indicators/:id`, {
  access: record,
  summary: 'Change an indicator, or take it out of use',
  body: Body({
    version: Version,
    ...Type.Partial(Type.Object(content)).properties,
    isActive: Type.Optional(Type.Boolean()),
  }),
  response: IndicatorView,
})
export const setTargets = endpoint('PUT', `${base}/indicators/:id/targets`, {
  access: record,
  summary: 'Set the targets of the four quarters of a year',
  body: Body({
    year: FiscalYear,
    /** The version that was seen; null when there are none yet. */
    version: Nullable(Version),
    q1: Nullable(Count),
    q2: Nullable(Count),
    q3: Nullable(Count),
    q4: Nullable(Count),
    reason: Type.Optional(Text(500)),
  }),
  response: IndicatorView,
})
export const recordAccomplishment = endpoint('POST', `${base}/indicators/:id/accomplishments`, {
  access: record,
  summary: 'Record what was accomplished in a quarter; a later entry corrects an earlier one',
  body: Body({
    year: FiscalYear,
    quarter: QuarterNumber,
    value: Count,
    remark: Type.Optional(Text(1000)),
    evidenceFileId: Type.Optional(Nullable(Id)),
  }),
  response: IndicatorView,
})
export const listAccomplishments = endpoint('GET', `${base}/indicators/:id/accomplishments`, {
  access: view,
  summary: 'Entries of an indicator, corrected ones included',
  query: ListQuery(['quarter', 'recordedAt'], {
    year: Type.Optional(FiscalYear),
    quarter: Type.Optional(QuarterNumber),
  }),
  response: ListOf(AccomplishmentView),
})
export const readPhysicalFacts = endpoint('GET', `${base}/physical-facts`, {
  access: view,
  summary: 'Physical targets and accomplishments of all programs in the order of BAR No. 1',
  query: Type.Object(
    { year: Type.Optional(FiscalYear), quarter: Type.Optional(QuarterNumber) },
    { additionalProperties: false },
  ),
  response: PhysicalFacts,
})
export const readRollUp = endpoint('GET', `${base}/indicators/:id/roll-up`, {
  access: view,
  summary: 'An indicator over all programs that count the same in the same unit; refused for what has no sum',
  query: yearQuery,
  response: Type.Object({
    year: Type.Integer(),
    programs: Type.Integer(),
    targets: Quarters,
    accomplishments: Quarters,
    targetTotal: Nullable(Decimal),
    accomplishedTotal: Nullable(Decimal),
  }),
})
