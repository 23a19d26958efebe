// Strategic plans: 3 to 10 years of vision, mission and goals.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import { Body, Id, Line, ListOf, ListQuery, Nullable, Text, Version } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { CommentBody, StepBody, StepList } from '../../platform/workflow/workflow.contract.ts'
import { actionFields, approvalFields, Completion, Name, PlanStatus, Year } from './planning.contract.ts'
import { GoalView } from './strategic-goals.contract.ts'

const summaryFields = {
  id: Id,
  title: Name,
  startYear: Year,
  endYear: Year,
  /** 1 for the first approved text, 2 for its first amendment, and so on. */
  revision: Type.Integer(),
  goals: Type.Integer(),
  /** Mean completion of the goals that are not deferred, in percent; null without goals. */
  progress: Nullable(Completion),
  ...approvalFields,
}

/** A plan in a list. */
export const StrategicPlanSummary = Type.Object(summaryFields)
export type StrategicPlanSummary = Static<typeof StrategicPlanSummary>

/** A plan with its goals, its years, and what the reader may do. */
export const StrategicPlan = Type.Object({
  ...summaryFields,
  vision: Type.String(),
  mission: Type.String(),
  amendsId: Nullable(Id),
  /** An amendment of this plan that is being prepared, if any. */
  amendmentId: Nullable(Id),
  /** The revision that took this plan's place and years, if any. */
  supersededById: Nullable(Id),
  goalList: Type.Array(GoalView),
  years: Type.Array(
    Type.Object({
      id: Id,
      year: Year,
      title: Name,
      status: PlanStatus,
      objectives: Type.Integer(),
      progress: Nullable(Completion),
    }),
  ),
  canAmend: Type.Boolean(),
  canRecordProgress: Type.Boolean(),
  ...actionFields,
})
export type StrategicPlan = Static<typeof StrategicPlan>

const content = { title: Line(255), vision: Text(5000), mission: Text(5000), startYear: Year, endYear: Year }

const base = '/moa/:moa/planning/strategic-plans'
const view = 'planning.plan.view'
const edit = 'planning.plan.edit'

export const listStrategicPlans = endpoint('GET', base, {
  access: view,
  summary: 'Strategic plans of the organization',
  query: ListQuery(['title', 'startYear', 'status', 'createdAt'], {
    status: Type.Optional(PlanStatus),
    year: Type.Optional(Year),
  }),
  response: ListOf(StrategicPlanSummary),
})
export const createStrategicPlan = endpoint('POST', base, {
  access: edit,
  summary: 'Start a strategic plan as a draft',
  body: Body(content),
  response: StrategicPlan,
})
export const readStrategicPlan = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One strategic plan with its goals and years',
  response: StrategicPlan,
})
export const editStrategicPlan = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change a draft or returned plan',
  body: Body({
    version: Version,
    title: Type.Optional(content.title),
    vision: Type.Optional(content.vision),
    mission: Type.Optional(content.mission),
    startYear: Type.Optional(Year),
    endYear: Type.Optional(Year),
  }),
  response: StrategicPlan,
})
export const stepStrategicPlan = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Submit, return, approve, activate, complete, archive or cancel a plan',
  status: 200,
  body: StepBody,
  response: StrategicPlan,
})
export const listStrategicPlanSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of a plan',
  response: StepList,
})
export const commentStrategicPlan = endpoint('POST', `${base}/:id/comments`, {
  access: 'planning.plan.comment',
  summary: 'Comment on a plan',
  body: CommentBody,
  response: StepList,
})
export const amendStrategicPlan = endpoint('POST', `${base}/:id/amendments`, {
  access: edit,
  summary: 'Start an amendment of an approved or active plan: its next revision, as a draft',
  body: Body({ version: Version }),
  response: StrategicPlan,
})
export const compareStrategicPlan = endpoint('GET', `${base}/:id/differences`, {
  access: view,
  summary: 'What an amendment changes against the revision before',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        part: Name,
        field: Name,
        before: Nullable(Type.String()),
        after: Nullable(Type.String()),
      }),
    ),
  }),
})
export const readStrategicPlanHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in a plan and its goals',
  query: HistoryQuery,
  response: HistoryPage,
})
export const printStrategicPlan = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The plan as a PDF with the name and logo of the organization and dual dates',
  response: Type.Any(),
  transfer: 'bytes',
})
