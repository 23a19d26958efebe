// Annual work plans: one year of a strategic plan, with its objectives.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import { Body, Id, Line, ListOf, ListQuery, Nullable, Text, Version } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { CommentBody, StepBody, StepList } from '../../platform/workflow/workflow.contract.ts'
import { ObjectiveView } from './objectives.contract.ts'
import { Amount, actionFields, approvalFields, Completion, Name, PlanStatus, Year } from './planning.contract.ts'

const summaryFields = {
  id: Id,
  title: Name,
  year: Year,
  planId: Id,
  planTitle: Name,
  budgetTotal: Nullable(Amount),
  objectives: Type.Integer(),
  objectivesCompleted: Type.Integer(),
  /** Mean completion of the objectives that are not deferred or cancelled, in percent; null without any. */
  progress: Nullable(Completion),
  ...approvalFields,
}

/** An annual work plan in a list. */
export const AnnualWorkPlanSummary = Type.Object(summaryFields)
export type AnnualWorkPlanSummary = Static<typeof AnnualWorkPlanSummary>

/** An annual work plan with its objectives, its strategic plan, and what the reader may do. */
export const AnnualWorkPlan = Type.Object({
  ...summaryFields,
  description: Type.String(),
  plan: Type.Object({ id: Id, title: Name, startYear: Year, endYear: Year, status: PlanStatus }),
  /** Goals of the strategic plan that objectives may work towards. */
  goalChoices: Type.Array(Type.Object({ id: Id, title: Name })),
  objectiveList: Type.Array(ObjectiveView),
  canRecordProgress: Type.Boolean(),
  ...actionFields,
})
export type AnnualWorkPlan = Static<typeof AnnualWorkPlan>

const content = { title: Line(255), description: Text(5000), year: Year, budgetTotal: Nullable(Amount) }

const base = '/moa/:moa/planning/annual-work-plans'
const view = 'planning.plan.view'
const edit = 'planning.plan.edit'

export const listAnnualWorkPlans = endpoint('GET', base, {
  access: view,
  summary: 'Annual work plans of the organization',
  query: ListQuery(['title', 'year', 'status', 'createdAt'], {
    year: Type.Optional(Year),
    status: Type.Optional(PlanStatus),
    planId: Type.Optional(Id),
  }),
  response: ListOf(AnnualWorkPlanSummary),
})
export const createAnnualWorkPlan = endpoint('POST', base, {
  access: edit,
  summary: 'Start the annual work plan of one year of a strategic plan, on request with the objectives of another year',
  body: Body({
    planId: Id,
    title: content.title,
    description: Type.Optional(content.description),
    year: Year,
    budgetTotal: Type.Optional(content.budgetTotal),
    /** Annual work plan whose objectives are taken over, with their dates moved to the new year and no progress. */
    copyFromId: Type.Optional(Id),
  }),
  response: AnnualWorkPlan,
})
export const readAnnualWorkPlan = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One annual work plan with its objectives',
  response: AnnualWorkPlan,
})
export const editAnnualWorkPlan = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change a draft or returned annual work plan',
  body: Body({ version: Version, ...Type.Partial(Type.Object(content)).properties }),
  response: AnnualWorkPlan,
})
export const stepAnnualWorkPlan = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Submit, return, approve, activate, complete, archive or cancel an annual work plan',
  status: 200,
  body: StepBody,
  response: AnnualWorkPlan,
})
export const listAnnualWorkPlanSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of an annual work plan',
  response: StepList,
})
export const commentAnnualWorkPlan = endpoint('POST', `${base}/:id/comments`, {
  access: 'planning.plan.comment',
  summary: 'Comment on an annual work plan',
  body: CommentBody,
  response: StepList,
})
export const readAnnualWorkPlanHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in an annual work plan, its objectives and their progress',
  query: HistoryQuery,
  response: HistoryPage,
})
export const printAnnualWorkPlan = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The annual work plan as a PDF with the name and logo of the organization and dual dates',
  response: Type.Any(),
  transfer: 'bytes',
})
