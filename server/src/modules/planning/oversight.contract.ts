// Planning across organizations, for the Office of the Chief Minister: read-only. No data is null, never zero.
import { type Static, Type } from 'typebox'
import { Choice, Id, Instant, ListOf, ListQuery, Nullable } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { AnnualWorkPlanSummary } from './annual-work-plans.contract.ts'
import { ObjectiveView } from './objectives.contract.ts'
import { Completion, Name, PlanStatus, Year } from './planning.contract.ts'
import { GoalView } from './strategic-goals.contract.ts'
import { StrategicPlanSummary } from './strategic-plans.contract.ts'

export const ORGANIZATION_KINDS = ['ministry', 'office', 'agency', 'commission', 'special'] as const

const identity = { code: Name, name: Name, kind: Choice(ORGANIZATION_KINDS), accentColor: Name }

const plansByState = {
  drafts: Type.Integer(),
  submitted: Type.Integer(),
  approved: Type.Integer(),
  active: Type.Integer(),
}

export const OrganizationPlanning = Type.Object({
  ...identity,
  activePlan: Nullable(
    Type.Object({ id: Id, title: Name, startYear: Year, endYear: Year, progress: Nullable(Completion) }),
  ),
  /** Strategic plans by state; drafts include returned ones. */
  ...plansByState,
  /** Annual work plan of the current year that is furthest on its way. */
  annualPlan: Nullable(Type.Object({ id: Id, status: PlanStatus, progress: Nullable(Completion) })),
  /** Objectives of annual plans in force; null when there is no such plan. */
  objectivesOverdue: Nullable(Type.Integer()),
  lastActivityAt: Nullable(Instant),
})
export type OrganizationPlanning = Static<typeof OrganizationPlanning>

const base = '/oversight/planning'
const access = 'planning.status.oversee'

export const listOrganizationPlanning = endpoint('GET', `${base}/organizations`, {
  access,
  summary: 'Planning status of every active organization that uses Planning',
  query: ListQuery(['code', 'name', 'progress', 'annualProgress', 'overdue', 'lastActivityAt'], {
    kind: Type.Optional(Choice(ORGANIZATION_KINDS)),
    hasActivePlan: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(OrganizationPlanning),
})

export const readPlanningTotals = endpoint('GET', `${base}/totals`, {
  access,
  summary: 'Figures over all organizations',
  response: Type.Object({
    asOf: Instant,
    year: Year,
    organizations: Type.Integer(),
    withActivePlan: Type.Integer(),
    /** Organizations whose annual work plan of the current year is approved, active or completed. */
    withAnnualPlan: Type.Integer(),
    awaitingApproval: Type.Integer(),
    goalsAtRisk: Nullable(Type.Integer()),
    goals: Nullable(Type.Integer()),
    objectivesOverdue: Nullable(Type.Integer()),
    /** Mean progress of the active strategic plans. */
    progress: Nullable(Completion),
  }),
})

export const readOrganizationPlanning = endpoint('GET', `${base}/organizations/:code`, {
  access,
  summary:
    'Plans of one organization that are or were in force, with goals, and the annual work plan of the current year',
  response: Type.Object({
    ...identity,
    asOf: Instant,
    ...plansByState,
    plans: Type.Array(Type.Object({ ...StrategicPlanSummary.properties, goalList: Type.Array(GoalView) })),
    annualPlan: Nullable(
      Type.Object({ ...AnnualWorkPlanSummary.properties, objectiveList: Type.Array(ObjectiveView) }),
    ),
  }),
})
