// Reading progress entries of a goal or an objective.
import { and, ilike, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains, orderFor, pageOf, totalRows } from '../../platform/http/list.ts'
import { plain } from './goal-view.ts'
import { getObjective } from './objectives.ts'
import type { listGoalProgress, listObjectiveProgress } from './progress.contract.ts'
import { entriesOfGoal, entriesOfObjective, latestEntry } from './progress-entries.ts'
import { getGoal } from './strategic-goals.ts'
import { progressEntries } from './tables.ts'

const e = alias(progressEntries, 'e')
const { id, asOf, value, note, evidenceFileId, authorName, createdAt } = e
const evidenceFile = sql`from file f where f.organization_id = ${e.organizationId} and f.id = ${evidenceFileId}`
const sortable = { asOf: sql`(${asOf}, ${createdAt})`, createdAt }

type Answer = Output<typeof listGoalProgress>

/** Entries of an objective, the latest day first. Fails with planning.objective.not_found. */
export async function findObjectiveProgress(
  scope: OrganizationScope,
  { params, query }: Input<typeof listObjectiveProgress>,
): Promise<Answer> {
  const objective = await getObjective(scope, { params })
  return findEntries(scope, { measure: objective, entries: entriesOfObjective(scope, objective.id), query })
}

/** Entries of a goal and of the goals that it amends, the latest day first. Fails with planning.goal.not_found. */
export async function findGoalProgress(
  scope: OrganizationScope,
  { params, query }: Input<typeof listGoalProgress>,
): Promise<Answer> {
  const goal = await getGoal(scope, { params })
  return findEntries(scope, { measure: goal, entries: entriesOfGoal(scope, goal.id), query })
}

interface Asked {
  measure: { baselineValue: string; targetValue: string }
  entries: SQL
  query: Input<typeof listGoalProgress>['query']
}

async function findEntries(scope: OrganizationScope, { measure, entries, query }: Asked): Promise<Answer> {
  const from = sql`${measure.baselineValue}::numeric`
  const way = sql`(${measure.targetValue}::numeric - ${from})`
  const found = query.q ? or(ilike(note, contains(query.q)), ilike(authorName, contains(query.q))) : undefined
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({
        ...{ id, asOf, value, note, evidenceFileId, authorName, createdAt },
        evidenceFileName: sql<string | null>`(select f.name ${evidenceFile})`,
        completion: sql<number>`round(least(greatest((${value} - ${from}) / ${way} * 100, 0), 100), 1)::float8`,
        isCurrent: sql<boolean>`${id} = ${latestEntry('id', entries)}`,
        total: totalRows,
      })
      .from(e)
      .where(and(entries, found))
      .orderBy(...orderFor(query.sort ?? '-asOf', sortable, id))
      .limit(limit)
      .offset(offset),
  )
  return { ...page, items: page.items.map((entry) => ({ ...entry, value: plain(entry.value) })) }
}
