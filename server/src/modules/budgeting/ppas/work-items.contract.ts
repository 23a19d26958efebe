// Work items: how the work of a PPA is divided.
import { type Static, Type } from 'typebox'
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
import { Pesos, Sum } from '../money.contract.ts'

export const WORK_STATES = ['planned', 'in_progress', 'completed', 'cancelled'] as const

export const WorkItem = Type.Object({
  id: Id,
  ppaId: Id,
  title: Type.String({ maxLength: 255 }),
  description: Type.String(),
  estimatedCost: Sum,
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  status: Choice(WORK_STATES),
  /** In percent. */
  progress: Type.Integer(),
  /** Its last day is over, and it is neither completed nor cancelled. */
  isOverdue: Type.Boolean(),
  version: Type.Integer(),
})
export type WorkItem = Static<typeof WorkItem>

const content = {
  title: Line(255),
  description: Text(5000),
  estimatedCost: Pesos,
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  status: Choice(WORK_STATES),
  progress: Type.Integer({ minimum: 0, maximum: 100 }),
}
const { title, ...rest } = content
const base = '/moa/:moa/budgeting'
const record = 'budget.target.record'

export const listWorkItems = endpoint('GET', `${base}/ppas/:id/work-items`, {
  access: 'budget.ppa.view',
  summary: 'Work items of a PPA',
  query: ListQuery(['startsOn', 'title', 'status', 'endsOn'], { status: Type.Optional(Choice(WORK_STATES)) }),
  response: ListOf(WorkItem),
})
export const addWorkItem = endpoint('POST', `${base}/ppas/:id/work-items`, {
  access: record,
  summary: 'Add a work item',
  body: Body({ title, ...Type.Partial(Type.Object(rest)).properties }),
  response: WorkItem,
})
export const readWorkItem = endpoint('GET', `${base}/work-items/:id`, {
  access: 'budget.ppa.view',
  summary: 'One work item',
  response: WorkItem,
})
export const editWorkItem = endpoint('PATCH', `${base}/work-items/:id`, {
  access: record,
  summary: 'Change a work item',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: WorkItem,
})
