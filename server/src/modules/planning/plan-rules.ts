// Rules that strategic and annual plans share: what is frozen, who prepared, whether a goal keeps pace.
import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Actor } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import { fail } from './errors.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'

/** Refuses content changes outside draft and returned. */
export function requireEditable(status: string): void {
  if (status !== 'draft' && status !== 'returned') fail('planning.plan.frozen', { state: stateWord(status) })
}

export function requireVersion(seen: number, current: { version: number }): void {
  if (seen !== current.version) failPlatform('concurrency.stale', {}, { extra: { current } })
}

export function stateWord(status: string): string {
  const states: Record<string, string> = strategicPlanWorkflow.states
  return (states[status] ?? status).toLowerCase()
}

/** The column with this person added once: whoever had a hand in the content may not approve it. */
export function addPreparer(column: PgColumn, actor: Actor) {
  return sql`case when ${column} @> array[${actor.id}::uuid] then ${column} else ${column} || ${actor.id}::uuid end`
}

/** What every content change writes besides the content. */
export function touched<T extends { version: PgColumn; preparers: PgColumn }>(table: T, actor: Actor) {
  return { version: sql`${table.version} + 1`, updatedAt: sql`now()`, preparers: addPreparer(table.preparers, actor) }
}

/** Share (0 to 1) of the plan's years that have started by `today` (YYYY-MM-DD). */
export function elapsedShare(startYear: number, endYear: number, today: string): number {
  const year = Number(today.slice(0, 4))
  const started = Math.min(Math.max(year - startYear + 1, 0), endYear - startYear + 1)
  return started / (endYear - startYear + 1)
}

export interface Pace {
  completion: number
  startYear: number
  endYear: number
  today: string
}

/**
 * A goal is on track when its completion is at least 80 % of the elapsed share of the plan's years (predecessor's rule,
 * kept); before the start it is on track, after the end only if completed.
 */
export function isOnTrack({ completion, startYear, endYear, today }: Pace): boolean {
  const year = Number(today.slice(0, 4))
  if (year < startYear) return true
  if (year > endYear) return completion >= 100
  return completion >= 80 * elapsedShare(startYear, endYear, today)
}
