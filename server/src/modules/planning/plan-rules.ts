// Rules that strategic and annual plans share: what is frozen, which version was seen, who prepared.
import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Actor } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import { fail } from './errors.ts'
import { strategicPlanWorkflow } from './plan-workflow.ts'

export function isEditable(status: string): boolean {
  return status === 'draft' || status === 'returned'
}

/** Refuses content changes of a strategic plan outside draft and returned. */
export function requireEditable(status: string): void {
  if (!isEditable(status)) fail('planning.plan.frozen', { state: stateWord(status) })
}

/** Refuses content changes of an annual work plan outside draft and returned. */
export function requireEditableYear(status: string): void {
  if (!isEditable(status)) fail('planning.annual.frozen', { state: stateWord(status) })
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

/** What every write to a versioned row sets besides its content. */
export function revised(table: { version: PgColumn }) {
  return { version: sql`${table.version} + 1`, updatedAt: sql`now()` }
}

/** What every content change of a plan writes besides the content. */
export function touched<T extends { version: PgColumn; preparers: PgColumn }>(table: T, actor: Actor) {
  return { ...revised(table), preparers: addPreparer(table.preparers, actor) }
}
