// Objectives of an annual work plan: what a year is to achieve, by which day.
import { type Static, Type } from 'typebox'
import {
  Body,
  Day,
  Decimal,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { measureFields, Name, ObjectiveStatus, PlanStatus, Year } from './planning.contract.ts'

export const ObjectiveView = Type.Object({
  id: Id,
  annualWorkPlanId: Id,
  planId: Id,
  goalId: Nullable(Id),
  goalTitle: Nullable(Name),
  title: Name,
  description: Type.String(),
  indicator: Name,
  ...measureFields,
  targetDate: Day,
  status: ObjectiveStatus,
  /** The target date is past while the annual plan is in force, and the work is neither completed, deferred nor cancelled. */
  overdue: Type.Boolean(),
  position: Type.Integer(),
  version: Type.Integer(),
})
export type ObjectiveView = Static<typeof ObjectiveView>

/** An objective beside others, with the annual plan it belongs to. */
export const ObjectiveRow = Type.Object({
  ...ObjectiveView.properties,
  annualWorkPlanTitle: Name,
  year: Year,
  planStatus: PlanStatus,
})
export type ObjectiveRow = Static<typeof ObjectiveRow>

export const ObjectiveRecord = Type.Object({
  ...ObjectiveRow.properties,
  canEdit: Type.Boolean(),
  canRecordProgress: Type.Boolean(),
})
export type ObjectiveRecord = Static<typeof ObjectiveRecord>

const content = {
  goalId: Nullable(Id),
  title: Line(255),
  description: Text(5000),
  indicator: Line(255),
  unit: Text(60),
  baselineValue: Decimal,
  targetValue: Decimal,
  targetDate: Day,
}

const base = '/moa/:moa/planning'

export const listObjectives = endpoint('GET', `${base}/objectives`, {
  access: 'planning.plan.view',
  summary: 'Objectives of all annual work plans that are not cancelled or archived, or of one plan',
  query: ListQuery(['targetDate', 'completion', 'title', 'status'], {
    overdue: Type.Optional(Type.Boolean()),
    status: Type.Optional(ObjectiveStatus),
    year: Type.Optional(Year),
    goalId: Type.Optional(Id),
    annualWorkPlanId: Type.Optional(Id),
  }),
  response: ListOf(ObjectiveRow),
})
export const readObjective = endpoint('GET', `${base}/objectives/:id`, {
  access: 'planning.plan.view',
  summary: 'One objective',
  response: ObjectiveRecord,
})
export const addObjective = endpoint('POST', `${base}/annual-work-plans/:id/objectives`, {
  access: 'planning.plan.edit',
  summary: 'Add an objective to a draft or returned annual work plan',
  body: Body({
    goalId: Type.Optional(content.goalId),
    title: content.title,
    description: Type.Optional(content.description),
    indicator: content.indicator,
    unit: Type.Optional(content.unit),
    baselineValue: Type.Optional(Decimal),
    targetValue: Decimal,
    targetDate: Day,
  }),
  response: ObjectiveView,
})
export const editObjective = endpoint('PATCH', `${base}/objectives/:id`, {
  access: 'planning.plan.edit',
  summary: 'Change an objective of a draft or returned annual work plan',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: ObjectiveView,
})
export const removeObjective = endpoint('DELETE', `${base}/objectives/:id`, {
  access: 'planning.plan.edit',
  summary: 'Remove an objective from a draft or returned annual work plan',
  status: 204,
  response: Type.Null(),
})
export const setObjectiveStatus = endpoint('POST', `${base}/objectives/:id/status`, {
  access: 'planning.progress.record',
  summary: 'Say that work on an objective has started, is completed, deferred or cancelled',
  status: 200,
  body: Body({ version: Version, status: ObjectiveStatus, note: Type.Optional(Text(4000)) }),
  response: ObjectiveView,
})
