// Figures of an annual work plan from its objectives, and of a strategic plan from its goals, as columns of a select.
import { sql } from 'drizzle-orm'
import { annualWorkPlans, strategicPlans } from './tables.ts'

// Drizzle drops the table's name from columns that stand directly in a selected expression; in a nested one it stays.
const objectivesOfYear = sql`from objective o where o.organization_id = ${annualWorkPlans.organizationId}
  and o.annual_work_plan_id = ${annualWorkPlans.id}`
const goalsOfPlan = sql`from strategic_goal g where g.organization_id = ${strategicPlans.organizationId}
  and g.plan_id = ${strategicPlans.id}`

/** Of `annual_work_plan`: objectives that are not cancelled, those completed, and their mean completion. */
export const yearFigures = {
  objectives: sql<number>`(select count(*) ${objectivesOfYear} and o.status <> 'cancelled')`
    .mapWith(Number)
    .as('objectives'),
  objectivesCompleted: sql<number>`(select count(*) ${objectivesOfYear} and o.status = 'completed')`
    .mapWith(Number)
    .as('objectives_completed'),
  progress: sql<number | null>`(select round(avg(o.completion), 1)::float8 ${objectivesOfYear}
    and o.status not in ('deferred', 'cancelled'))`.as('progress'),
}

/** Of `strategic_plan`: its goals, and the mean completion of those that are not deferred. */
export const planFigures = {
  goals: sql<number>`(select count(*) ${goalsOfPlan})`.mapWith(Number).as('goals'),
  progress: sql<number | null>`(select round(avg(g.completion), 1)::float8 ${goalsOfPlan}
    and g.status <> 'deferred')`.as('progress'),
}
