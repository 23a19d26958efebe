// How planning stands in one organization, on one page. No data is null, never zero.
import { type Static, Type } from 'typebox'
import { Day, Id, Instant, Nullable } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { ObjectiveRow } from './objectives.contract.ts'
import { Completion, Name, PLAN_STATUSES, PlanStatus, Year } from './planning.contract.ts'
import { GoalRow } from './strategic-goals.contract.ts'

const Count = Type.Integer()
const PlanCounts = Type.Object(
  Object.fromEntries(PLAN_STATUSES.map((status) => [status, Count])) as Record<
    (typeof PLAN_STATUSES)[number],
    typeof Count
  >,
)

export const QuarterProgress = Type.Object({
  quarter: Type.Integer(),
  /** `Q4 2026`. */
  label: Name,
  startsOn: Day,
  endsOn: Day,
  /** Share of the year's objectives due by the end of the quarter, in percent. */
  planned: Nullable(Completion),
  /** Share whose reported value had reached the target by then (by today in the current quarter); null ahead of today. */
  completed: Nullable(Completion),
  /** Mean completion by then, from the progress entries; null ahead of today. */
  progress: Nullable(Completion),
})
export type QuarterProgress = Static<typeof QuarterProgress>

export const PlanningDashboard = Type.Object({
  asOf: Instant,
  /** The current fiscal year. */
  year: Year,
  plan: Nullable(
    Type.Object({
      id: Id,
      title: Name,
      startYear: Year,
      endYear: Year,
      revision: Type.Integer(),
      /** Mean completion of its goals that are not deferred; null without goals. */
      progress: Nullable(Completion),
      /** Elapsed share of the plan's years, in percent. */
      expected: Completion,
    }),
  ),
  /** The annual work plan of the year that is active, else approved, else completed. */
  annualPlan: Nullable(
    Type.Object({
      id: Id,
      title: Name,
      year: Year,
      status: PlanStatus,
      progress: Nullable(Completion),
      objectives: Count,
      /** Objectives of the year marked as completed. */
      completed: Count,
    }),
  ),
  strategicPlans: PlanCounts,
  annualWorkPlans: PlanCounts,
  /** Goals of plans in force; null when there is none. */
  goals: Nullable(Type.Object({ total: Count, onTrack: Count, atRisk: Count })),
  /** Objectives of annual plans in force; null when there is none. */
  objectives: Nullable(Type.Object({ total: Count, overdue: Count, completed: Count })),
  quarters: Type.Array(QuarterProgress),
  /** The ten goals in force that lag most. */
  goalsAtRisk: Type.Array(GoalRow),
  /** The ten objectives that are overdue longest. */
  objectivesOverdue: Type.Array(ObjectiveRow),
})
export type PlanningDashboard = Static<typeof PlanningDashboard>

export const readDashboard = endpoint('GET', '/moa/:moa/planning/dashboard', {
  access: 'planning.plan.view',
  summary: 'Progress, goals at risk, overdue objectives and the year by quarter',
  response: PlanningDashboard,
})
