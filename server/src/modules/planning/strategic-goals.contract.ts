// Goals of a strategic plan: what is measured, from where to where.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Decimal,
  Id,
  Line,
  ListOf,
  ListQuery,
  Text,
  Version,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { GoalStatus, measureFields, Name, PlanStatus, PRIORITIES, Year } from './planning.contract.ts'

export const GoalView = Type.Object({
  id: Id,
  planId: Id,
  title: Name,
  description: Type.String(),
  metric: Name,
  ...measureFields,
  priority: Choice(PRIORITIES),
  status: GoalStatus,
  /** Completed or deferred, or at least 80 % of what the elapsed share of the plan's years asks for. */
  onTrack: Type.Boolean(),
  position: Type.Integer(),
  version: Type.Integer(),
})
export type GoalView = Static<typeof GoalView>

/** A goal beside others, with the plan it belongs to. */
export const GoalRow = Type.Object({ ...GoalView.properties, planTitle: Name, startYear: Year, endYear: Year })
export type GoalRow = Static<typeof GoalRow>

export const GoalRecord = Type.Object({
  ...GoalRow.properties,
  planStatus: PlanStatus,
  canEdit: Type.Boolean(),
  canRecordProgress: Type.Boolean(),
})
export type GoalRecord = Static<typeof GoalRecord>

const content = {
  title: Line(255),
  description: Text(5000),
  metric: Line(255),
  unit: Text(60),
  baselineValue: Decimal,
  targetValue: Decimal,
  priority: Choice(PRIORITIES),
}

const base = '/moa/:moa/planning'

export const listGoals = endpoint('GET', `${base}/strategic-goals`, {
  access: 'planning.plan.view',
  summary: 'Goals of all plans in force',
  query: ListQuery(['title', 'completion', 'priority', 'status'], {
    status: Type.Optional(GoalStatus),
    priority: Type.Optional(Choice(PRIORITIES)),
    atRisk: Type.Optional(Type.Boolean()),
    planId: Type.Optional(Id),
  }),
  response: ListOf(GoalRow),
})
export const readGoal = endpoint('GET', `${base}/strategic-goals/:id`, {
  access: 'planning.plan.view',
  summary: 'One goal',
  response: GoalRecord,
})
export const addGoal = endpoint('POST', `${base}/strategic-plans/:id/goals`, {
  access: 'planning.plan.edit',
  summary: 'Add a goal to a draft or returned plan',
  body: Body({
    title: content.title,
    description: Type.Optional(content.description),
    metric: content.metric,
    unit: Type.Optional(content.unit),
    baselineValue: Type.Optional(Decimal),
    targetValue: Decimal,
    priority: Type.Optional(content.priority),
  }),
  response: GoalView,
})
export const editGoal = endpoint('PATCH', `${base}/strategic-goals/:id`, {
  access: 'planning.plan.edit',
  summary: 'Change a goal of a draft or returned plan',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: GoalView,
})
export const removeGoal = endpoint('DELETE', `${base}/strategic-goals/:id`, {
  access: 'planning.plan.edit',
  summary: 'Remove a goal from a draft or returned plan',
  status: 204,
  response: Type.Null(),
})
export const setGoalStatus = endpoint('POST', `${base}/strategic-goals/:id/status`, {
  access: 'planning.progress.record',
  summary: 'Say that work on a goal has started, is completed or is deferred',
  status: 200,
  body: Body({ version: Version, status: GoalStatus, note: Type.Optional(Text(4000)) }),
  response: GoalView,
})
