// Whose progress entries count for a goal or an objective: conditions over `progress_entry` under the name `e`.
import { type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'

/** The ids of a goal and of the goals of earlier revisions that it amends, as a subquery. */
export function lineageOf(organizationId: SQL | number, goalId: SQL | string): SQL {
  return sql`(with recursive line as (
    select g.id, g.amends_id from strategic_goal g where g.organization_id = ${organizationId} and g.id = ${goalId}
    union all
    select g.id, g.amends_id from strategic_goal g join line on g.id = line.amends_id
     where g.organization_id = ${organizationId}) select id from line)`
}

/** Entries of a goal; a goal that amends another goes on with its history. */
export function entriesOfGoal({ organization }: OrganizationScope, goalId: string): SQL {
  return sql`e.organization_id = ${organization.id} and e.goal_id in ${lineageOf(organization.id, goalId)}`
}

export function entriesOfObjective({ organization }: OrganizationScope, objectiveId: string): SQL {
  return sql`e.organization_id = ${organization.id} and e.objective_id = ${objectiveId}`
}

/** A column of the entry that counts: of the latest day the one written last. */
export function latestEntry(column: 'id' | 'value', entries: SQL): SQL {
  return sql`(select ${sql.raw(`e.${column}`)} from progress_entry e where ${entries}
    order by e.as_of desc, e.created_at desc, e.id desc limit 1)`
}
