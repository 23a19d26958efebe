// Figures of an annual work plan from its objectives, and of a strategic plan from its goals, as columns of a select.
// Progress on which nobody has reported yet is no data, never zero.
import { sql } from 'drizzle-orm'
import { annualWorkPlans, strategicPlans } from './tables.ts'

// Drizzle drops the table's name from columns that stand directly in a selected expression; in a nested one it stays.
const objectivesOfYear = sql`from objective o where o.organization_id = ${annualWorkPlans.organizationId}
  and o.annual_work_plan_id = ${annualWorkPlans.id}`
const goalsOfPlan = sql`from strategic_goal g where g.organization_id = ${strategicPlans.organizationId}
  and g.plan_id = ${strategicPlans.id}`

/** Whether anybody has reported on the objective or goal that the row alias names; in aggregates over those rows. */
export const reportedOn = {
  objective: (alias: string) =>
    sql.raw(`bool_or(exists (select from progress_entry e where e.organization_id = ${alias}.organization_id
      and e.objective_id = ${alias}.id))`),
  goal: (alias: string) =>
    sql.raw(`bool_or(exists (select from progress_entry e where e.organization_id = ${alias}.organization_id
      and e.goal_id = ${alias}.id))`),
}

/** Of `annual_work_plan`: objectives that are not cancelled, those completed, and their mean completion. */
export const yearFigures = {
  objectives: sql<number>`(select count(*) ${objectivesOfYear} and o.status <> 'cancelled')`
    .mapWith(Number)
    .as('objectives'),
  objectivesCompleted: sql<number>`(select count(*) ${objectivesOfYear} and o.status = 'completed')`
    .mapWith(Number)
    .as('objectives_completed'),
  progress: sql<
    number | null
  >`(select case when ${reportedOn.objective('o')} then round(avg(o.completion), 1)::float8 end
    ${objectivesOfYear}
    and o.status not in ('deferred', 'cancelled'))`.as('progress'),
}

/** Of `strategic_plan`: its goals, and the mean completion of those that are not deferred. */
export const planFigures = {
  goals: sql<number>`(select count(*) ${goalsOfPlan})`.mapWith(Number).as('goals'),
  progress: sql<number | null>`(select case when ${reportedOn.goal('g')} then round(avg(g.completion), 1)::float8 end
    ${goalsOfPlan}
    and g.status <> 'deferred')`.as('progress'),
}
