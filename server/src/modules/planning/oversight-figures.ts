// Parts of the oversight statements: each a subquery over one organization, which they call `o`.
import { type SQL, sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../platform/calendar/fiscal.ts'
import { goalIsLate, objectiveIsOverdue } from './pace.ts'
import { reportedOn } from './plan-figures.ts'

/** Organizations that count: active, with Planning switched on. */
export const usesPlanning = sql`(o.is_active and 'planning' = any(o.modules))`

/** The active strategic plan of this year, else the one that starts last. */
export function activePlanOf(today: string): SQL {
  return sql`(
    select jsonb_build_object('id', s.id, 'title', s.title, 'startYear', s.start_year, 'endYear', s.end_year, 'progress',
             (select case when ${reportedOn.goal('g')} then round(avg(g.completion), 1) end from strategic_goal g
               where g.organization_id = s.organization_id and g.plan_id = s.id and g.status <> 'deferred')) as "activePlan"
      from strategic_plan s where s.organization_id = o.id and s.status = 'active'
     order by ${fiscalYearOf(today)} between s.start_year and s.end_year desc, s.start_year desc limit 1)`
}

/** The annual plan of a year that is furthest on its way. */
export function annualPlanOf(year: number): SQL {
  return sql`(
    select jsonb_build_object('id', y.id, 'status', y.status, 'progress',
             (select case when ${reportedOn.objective('b')} then round(avg(b.completion), 1) end from objective b where b.organization_id = y.organization_id
               and b.annual_work_plan_id = y.id and b.status not in ('deferred', 'cancelled'))) as "annualPlan"
      from annual_work_plan y
     where y.organization_id = o.id and y.year = ${year} and y.status not in ('cancelled', 'archived')
     order by array_position(array['active', 'completed', 'approved', 'submitted', 'returned', 'draft'], y.status), y.id
     limit 1)`
}

/** Strategic plans by state. */
export const countsOf = sql`(
  select count(*) filter (where s.status in ('draft', 'returned'))::int as drafts,
         count(*) filter (where s.status = 'submitted')::int as submitted,
         count(*) filter (where s.status = 'approved')::int as approved,
         count(*) filter (where s.status = 'active')::int as active
    from strategic_plan s where s.organization_id = o.id)`

/** Strategic and annual plans that wait for a decision. */
export const awaitingOf = sql`(
  select (select count(*) from strategic_plan s where s.organization_id = o.id and s.status = 'submitted')
       + (select count(*) from annual_work_plan y where y.organization_id = o.id and y.status = 'submitted') as awaiting)`

/** Overdue objectives of annual plans in force; null without such a plan. */
export function overdueOf(today: string): SQL {
  return sql`(
    select case when count(annual_work_plan.id) > 0
             then count(*) filter (where ${objectiveIsOverdue(today)})::int end as "objectivesOverdue"
      from annual_work_plan
      left join objective on objective.organization_id = annual_work_plan.organization_id
       and objective.annual_work_plan_id = annual_work_plan.id
     where annual_work_plan.organization_id = o.id and annual_work_plan.status in ('approved', 'active'))`
}

/** Goals of strategic plans in force, and those that lag; null without such goals. */
export function goalsOf(today: string): SQL {
  return sql`(
    select nullif(count(*), 0)::int as goals,
           case when count(*) > 0 then count(*) filter (where ${goalIsLate(today)})::int end as late
      from strategic_goal
      join strategic_plan on strategic_plan.organization_id = strategic_goal.organization_id
       and strategic_plan.id = strategic_goal.plan_id
     where strategic_goal.organization_id = o.id and strategic_plan.status in ('approved', 'active'))`
}

/** When anything of the organization's planning was last written. */
export const lastActivityOf = sql`(
  select greatest(
    (select max(updated_at) from strategic_plan where organization_id = o.id),
    (select max(updated_at) from strategic_goal where organization_id = o.id),
    (select max(updated_at) from annual_work_plan where organization_id = o.id),
    (select max(updated_at) from objective where organization_id = o.id)) as "lastActivityAt")`
