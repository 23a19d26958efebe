// The programs, activities and projects of a proposal: why, what for, and how it is measured.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Decimal,
  Empty,
  Id,
  Line,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, Pesos, PpaCode, Sum } from '../money.contract.ts'
import { Category, Name } from './proposal.contract.ts'

/** One class of a PPA over three years; `proposed` is the sum of its lines. */
export const Comparative = Type.Object({
  class: AllotmentClass,
  /** Actual obligations of the year before the current one; null while nobody has said. */
  previousActual: Nullable(Sum),
  /** Appropriation of the current year; null while nobody has said. */
  currentAppropriation: Nullable(Sum),
  proposed: Sum,
  /** Null before the review. */
  approved: Nullable(Sum),
})
export type Comparative = Static<typeof Comparative>

const summary = {
  id: Id,
  ppaId: Id,
  code: PpaCode,
  title: Name,
  kind: Name,
  costStructure: Name,
  /** 1 is the first; every rank once. */
  priority: Type.Integer(),
  category: Category,
  lines: Type.Integer(),
  indicators: Type.Integer(),
  requested: Sum,
  approved: Nullable(Sum),
  /** What counts as gender-responsive. */
  genderAmount: Sum,
  /** Requested by class, where there is something. */
  byClass: Type.Array(Type.Object({ class: AllotmentClass, requested: Sum })),
  version: Type.Integer(),
}
export const ProposalPpaSummary = Type.Object(summary)
export type ProposalPpaSummary = Static<typeof ProposalPpaSummary>

const INDICATOR_LEVELS = ['outcome', 'output'] as const
const indicator = {
  level: Choice(INDICATOR_LEVELS),
  /** "Health stations with a midwife". */
  name: Line(500),
  unit: Text(60),
  baseline: Nullable(Decimal),
  /** Of the year proposed. */
  target: Decimal,
  /** Of the two years after it. */
  targetNext: Nullable(Decimal),
  targetAfter: Nullable(Decimal),
}
export const ProposalIndicator = Type.Object({ id: Id, ...indicator })

export const ProposalPpa = Type.Object({
  ...summary,
  proposalId: Id,
  goal: Nullable(Type.Object({ id: Id, title: Name })),
  objectives: Type.Array(Type.Object({ id: Id, title: Name, year: Type.Integer() })),
  outcome: Type.String(),
  justification: Type.String(),
  expectedOutcome: Type.String(),
  bdpLink: Type.String(),
  bdipLink: Type.String(),
  /** As somebody gave it; null: it follows from the tags of the PPA. */
  genderAmountGiven: Nullable(Sum),
  tags: Type.Array(Name),
  indicatorList: Type.Array(ProposalIndicator),
  /** The four classes in the order of the forms. */
  comparatives: Type.Array(Comparative),
  canEdit: Type.Boolean(),
})
export type ProposalPpa = Static<typeof ProposalPpa>

const content = {
  category: Category,
  goalId: Nullable(Id),
  /** Objectives of annual work plans that it works towards; replaces the whole list. */
  objectiveIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  /** Organizational outcome. */
  outcome: Text(500),
  justification: Text(10_000),
  expectedOutcome: Text(5000),
  /** What it contributes to in the Bangsamoro Development Plan and its investment program (BAA 84, s. 16, 19(b)). */
  bdpLink: Text(500),
  bdipLink: Text(500),
  /** Part of it that is gender-responsive, at most what is requested; null: all of it where the PPA is tagged so, else none. */
  genderAmount: Nullable(Pesos),
}
const optional = {
  category: Type.Optional(content.category),
  goalId: Type.Optional(content.goalId),
  objectiveIds: Type.Optional(content.objectiveIds),
  outcome: Type.Optional(content.outcome),
  justification: Type.Optional(content.justification),
  expectedOutcome: Type.Optional(content.expectedOutcome),
  bdpLink: Type.Optional(content.bdpLink),
  bdipLink: Type.Optional(content.bdipLink),
  genderAmount: Type.Optional(content.genderAmount),
}

const proposals = '/moa/:moa/budgeting/proposals'
const base = '/moa/:moa/budgeting/proposal-ppas'
const view = 'budget.proposal.view'
const edit = 'budget.proposal.edit'

/** What is not given comes from the PPA itself: outcome, goal, links to BDP and BDIP. It gets the last priority. */
export const addProposalPpa = endpoint('POST', `${proposals}/:id/ppas`, {
  access: edit,
  summary: 'Take a program, activity or project of the organization into a draft or returned proposal',
  body: Body({ ppaId: Id, ...optional }),
  response: ProposalPpa,
})
export const readProposalPpa = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One program, activity or project of a proposal, without its lines',
  response: ProposalPpa,
})
export const editProposalPpa = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change a program, activity or project of a draft or returned proposal',
  body: Body({ version: Version, ...optional }),
  response: ProposalPpa,
})
export const removeProposalPpa = endpoint('DELETE', `${base}/:id`, {
  access: edit,
  summary: 'Take a program, activity or project out of a draft or returned proposal, with its lines',
  response: Empty,
  status: 204,
})
export const setIndicators = endpoint('PUT', `${base}/:id/indicators`, {
  access: edit,
  summary: 'Replace the indicators of a program, activity or project of a proposal',
  body: Body({ version: Version, indicators: Type.Array(Body(indicator), { maxItems: 30 }) }),
  response: ProposalPpa,
})
export const setComparatives = endpoint('PUT', `${base}/:id/comparatives`, {
  access: edit,
  summary: 'Say what was spent in the year before and is appropriated this year, by class',
  body: Body({
    version: Version,
    comparatives: Type.Array(Body({ class: AllotmentClass, previousActual: Pesos, currentAppropriation: Pesos }), {
      maxItems: 4,
    }),
  }),
  response: ProposalPpa,
})
/** Ids of all the proposal's PPAs (`ppaList[].id`), the first priority first. */
export const rankPpas = endpoint('PUT', `${proposals}/:id/priorities`, {
  access: edit,
  summary: 'Put the programs, activities and projects of a proposal in the order of their priority',
  body: Body({ version: Version, ppas: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }) }),
  response: Type.Object({ items: Type.Array(ProposalPpaSummary), version: Type.Integer() }),
})
