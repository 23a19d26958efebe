// Progress of goals and objectives: dated entries, added and never changed. A wrong entry is corrected by another.
import { type Static, Type } from 'typebox'
import {
  Body,
  Day,
  Decimal,
  Id,
  Instant,
  ListOf,
  ListQuery,
  Nullable,
  Text,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { ObjectiveView } from './objectives.contract.ts'
import { Completion, GoalStatus, Name, ObjectiveStatus } from './planning.contract.ts'
import { GoalView } from './strategic-goals.contract.ts'

export const ProgressEntryView = Type.Object({
  id: Id,
  asOf: Day,
  value: Decimal,
  /** What the value means against the present baseline and target, in percent. */
  completion: Completion,
  note: Type.String(),
  evidenceFileId: Nullable(Id),
  evidenceFileName: Nullable(Name),
  authorName: Name,
  createdAt: Instant,
  /** The entry whose value counts: the latest day, and of that day the last one written. */
  isCurrent: Type.Boolean(),
})
export type ProgressEntryView = Static<typeof ProgressEntryView>

const entry = {
  asOf: Day,
  value: Decimal,
  note: Type.Optional(Text(4000)),
  evidenceFileId: Type.Optional(Nullable(Id)),
}
const entries = { query: ListQuery(['asOf', 'createdAt'], {}), response: ListOf(ProgressEntryView) }
const base = '/moa/:moa/planning'

export const recordObjectiveProgress = endpoint('POST', `${base}/objectives/:id/progress`, {
  access: 'planning.progress.record',
  summary: 'Report where an objective stands on a day',
  body: Body({ ...entry, status: Type.Optional(ObjectiveStatus) }),
  response: ObjectiveView,
})
export const listObjectiveProgress = endpoint('GET', `${base}/objectives/:id/progress`, {
  access: 'planning.plan.view',
  summary: 'Progress entries of an objective',
  ...entries,
})
export const recordGoalProgress = endpoint('POST', `${base}/strategic-goals/:id/progress`, {
  access: 'planning.progress.record',
  summary: 'Report where a goal stands on a day',
  body: Body({ ...entry, status: Type.Optional(GoalStatus) }),
  response: GoalView,
})
export const listGoalProgress = endpoint('GET', `${base}/strategic-goals/:id/progress`, {
  access: 'planning.plan.view',
  summary: 'Progress entries of a goal, those made before the plan was amended included',
  ...entries,
})
