// The register of risks: probability times impact, owner, mitigation, contingency, reviews.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  Body,
  Choice,
  Day,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { WaveNumber } from '../rollout.contract.ts'

export const RISK_CATEGORIES = ['technical', 'adoption', 'training', 'support', 'data', 'timeline'] as const
export const RISK_CATEGORY_WORDS: Readonly<Record<(typeof RISK_CATEGORIES)[number], string>> = {
  technical: 'Technical',
  adoption: 'Adoption',
  training: 'Training',
  support: 'Support',
  data: 'Data',
  timeline: 'Timeline',
}

export const RISK_STATUSES = ['open', 'happened', 'closed'] as const
export const RISK_STATUS_WORDS: Readonly<Record<(typeof RISK_STATUSES)[number], string>> = {
  open: 'Open',
  happened: 'Happened',
  closed: 'Closed',
}

/** Words of probability and impact, from 1. */
export const LEVEL_WORDS = ['Low', 'Medium', 'High'] as const
const Level = Type.Integer({ minimum: 1, maximum: 3 })

const base = '/platform/rollout/risks'
const Name = Type.String({ maxLength: 255 })

export const RiskSummary = Type.Object({
  id: Id,
  number: Type.Integer(),
  title: Name,
  category: Choice(RISK_CATEGORIES),
  probability: Level,
  impact: Level,
  /** Probability times impact, 1 to 9. */
  score: Type.Integer(),
  status: Choice(RISK_STATUSES),
  owner: Nullable(Type.Object({ id: Id, name: Name })),
  wave: Nullable(WaveNumber),
  reviewOn: Nullable(Day),
  /** Open, and its review should have been before today. */
  isReviewOverdue: Type.Boolean(),
})
export type RiskSummary = Static<typeof RiskSummary>

export const RiskReview = Type.Object({
  id: Id,
  reviewedOn: Day,
  probability: Level,
  impact: Level,
  note: Type.String({ maxLength: 2000 }),
  reviewedBy: Name,
})
export type RiskReview = Static<typeof RiskReview>

export const RiskRecord = Type.Object({
  ...RiskSummary.properties,
  description: Type.String({ maxLength: 2000 }),
  mitigation: Type.String({ maxLength: 2000 }),
  contingency: Type.String({ maxLength: 2000 }),
  statusReason: Type.String({ maxLength: 1000 }),
  /** The latest first. */
  reviews: Type.Array(RiskReview),
  version: Version,
})
export type RiskRecord = Static<typeof RiskRecord>

const facts = {
  title: Line(200),
  description: Text(2000),
  category: Choice(RISK_CATEGORIES),
  probability: Level,
  impact: Level,
  mitigation: Text(2000),
  contingency: Text(2000),
  ownerId: Nullable(Id),
  wave: Nullable(WaveNumber),
  reviewOn: Day,
}

export const listRisks = endpoint('GET', base, {
  access: 'rollout.risk.view',
  summary: 'Risks of the rollout',
  query: ListQuery(['number', 'title', 'score', 'reviewOn', 'category'], {
    status: Type.Optional(Choice(RISK_STATUSES)),
    category: Type.Optional(Choice(RISK_CATEGORIES)),
    wave: Type.Optional(WaveNumber),
    review: Type.Optional(Choice(['overdue'])),
    probability: Type.Optional(Level),
    impact: Type.Optional(Level),
  }),
  response: ListOf(RiskSummary),
})

export const readRiskMatrix = endpoint('GET', '/platform/rollout/risk-matrix', {
  access: 'rollout.risk.view',
  summary: 'How many open risks stand in each cell of probability and impact',
  response: Type.Object({
    cells: Type.Array(Type.Object({ probability: Level, impact: Level, count: Type.Integer() })),
    open: Type.Integer(),
    overdue: Type.Integer(),
  }),
})

export const readRisk = endpoint('GET', `${base}/:id`, {
  access: 'rollout.risk.view',
  summary: 'A risk with its reviews',
  response: RiskRecord,
})

export const readRiskHistory = endpoint('GET', `${base}/:id/history`, {
  access: 'rollout.risk.view',
  summary: 'Changes of a risk',
  query: HistoryQuery,
  response: HistoryPage,
})

export const addRisk = endpoint('POST', base, {
  access: 'rollout.risk.manage',
  summary: 'Enter a risk; its owner is told',
  body: Body(facts),
  response: RiskRecord,
})

export const editRisk = endpoint('PATCH', `${base}/:id`, {
  access: 'rollout.risk.manage',
  summary: 'Change a risk; a new owner is told',
  body: Body({ ...facts, version: Version }),
  response: RiskRecord,
})

export const reviewRisk = endpoint('POST', `${base}/:id/reviews`, {
  access: 'rollout.risk.manage',
  summary: 'Say how a risk is judged now, and when it is looked at again',
  body: Body({ probability: Level, impact: Level, note: Line(2000), nextReviewOn: Day, version: Version }),
  response: RiskRecord,
})

export const setRiskStatus = endpoint('PUT', `${base}/:id/status`, {
  access: 'rollout.risk.manage',
  summary: 'Say that a risk happened, close it, or open it again',
  body: Body({ status: Choice(RISK_STATUSES), reason: Line(1000), reviewOn: Type.Optional(Day), version: Version }),
  response: RiskRecord,
})
