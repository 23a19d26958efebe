// Whether goals keep pace and objectives are late: in TypeScript for a record, in SQL for lists and counts.
import { type SQL, sql } from 'drizzle-orm'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

/** A goal keeps pace with this share of what the elapsed time asks for (predecessor's rule, kept). */
const TOLERANCE = 80

/** Statuses in which a plan is in force. */
export const IN_FORCE: readonly string[] = ['approved', 'active']
/** Statuses in which nobody waits for an objective any more. */
export const SETTLED: readonly string[] = ['completed', 'deferred', 'cancelled']

export interface PlanYears {
  startYear: number
  endYear: number
  /** `YYYY-MM-DD`, in the Philippines. */
  today: string
}

function startedYears({ startYear, endYear, today }: PlanYears): { started: number; all: number } {
  const all = endYear - startYear + 1
  return { started: Math.min(Math.max(Number(today.slice(0, 4)) - startYear + 1, 0), all), all }
}

/** Percent (0 to 100, one decimal) of the plan's years that have started. */
export function expectedProgress(years: PlanYears): number {
  const { started, all } = startedYears(years)
  return Math.round((started * 1000) / all) / 10
}

export interface Pace extends PlanYears {
  completion: number
  status: string
}

/**
 * A goal is on track when its completion is at least 80 % of the elapsed share of the plan's years. Before the start
 * every goal is; after the end only one that reached its target. Completed and deferred goals are not waited for.
 */
export function isOnTrack({ completion, status, ...years }: Pace): boolean {
  if (status === 'completed' || status === 'deferred') return true
  const year = Number(years.today.slice(0, 4))
  if (year < years.startYear) return true
  if (year > years.endYear) return completion >= 100
  const { started, all } = startedYears(years)
  return completion >= (TOLERANCE * started) / all
}

/** The opposite of `isOnTrack` over `strategic_goal` joined with its `strategic_plan`. */
export function goalIsLate(today: string): SQL<boolean> {
  const year = Number(today.slice(0, 4))
  const { startYear, endYear } = strategicPlans
  return sql<boolean>`(${strategicGoals.status} not in ('completed', 'deferred') and ${startYear} <= ${year}
    and ${strategicGoals.completion} < case when ${year} > ${endYear} then 100
      else ${TOLERANCE}::numeric * (${year} - ${startYear} + 1) / (${endYear} - ${startYear} + 1) end)`
}

export interface Deadline {
  targetDate: string
  status: string
  /** Status of the annual work plan. */
  planStatus: string
  today: string
}

/** The target date is past, somebody still waits for it, and its annual plan is in force. */
export function isOverdue({ targetDate, status, planStatus, today }: Deadline): boolean {
  return targetDate < today && !SETTLED.includes(status) && IN_FORCE.includes(planStatus)
}

/** `isOverdue` over `objective` joined with its `annual_work_plan`. */
export function objectiveIsOverdue(today: string): SQL<boolean> {
  return sql<boolean>`(${objectives.targetDate} < ${today}::date
    and ${objectives.status} not in ('completed', 'deferred', 'cancelled')
    and ${annualWorkPlans.status} in ('approved', 'active'))`
}
