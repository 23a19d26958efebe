// Days on which no wave may start or go live. Entering one moves nothing: it says which waves stand in the way.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { blackoutWords } from './blackout-rules.ts'
import type { addBlackout, BlackoutView, changeBlackout, listBlackouts, removeBlackout } from './blackouts.contract.ts'
import { fail } from './errors.ts'
import { conflictsOf } from './schedule-conflicts.ts'
import { loadScheduleFacts } from './schedule-facts.ts'
import { blackouts } from './tables.ts'

const { id, name, kind, startsOn, endsOn, forbids, source, version } = blackouts
const columns = { id, name, kind: sql<BlackoutView['kind']>`${kind}`, startsOn, endsOn, forbids, source, version }

const findPage = defineList({
  columns,
  from: blackouts,
  sortable: { startsOn, name },
  sort: 'startsOn',
  tieBreaker: id,
})

type Kept = Output<typeof addBlackout>

/** One page of the blackouts, the earliest first. */
export function findBlackouts(
  { db }: PlatformScope,
  { query }: Input<typeof listBlackouts>,
): Promise<Output<typeof listBlackouts>> {
  const found = query.q ? or(ilike(name, contains(query.q)), ilike(source, contains(query.q))) : undefined
  return findPage(db, query, and(found, query.kind ? eq(kind, query.kind) : undefined))
}

/** A blackout. Fails with rollout.blackout.not_found. */
export async function getBlackout({ db }: PlatformScope, wanted: string): Promise<BlackoutView> {
  const [row] = await db.select(columns).from(blackouts).where(eq(id, wanted))
  return row ?? fail('rollout.blackout.not_found')
}

/** Enters a blackout. Errors: rollout.blackout.order, too_long, date_range, name_taken. */
export async function enterBlackout(scope: PlatformScope, { body }: Input<typeof addBlackout>): Promise<Kept> {
  requireOrder(body)
  const added = randomUUIDv7()
  await scope.db.insert(blackouts).values({ ...body, id: added })
  return keptOf(scope, added)
}

/** Changes a blackout. Errors: those of entering, rollout.blackout.not_found, concurrency.stale. */
export async function correctBlackout(
  scope: PlatformScope,
  { params, body }: Input<typeof changeBlackout>,
): Promise<Kept> {
  const { version: seen, ...facts } = body
  requireOrder(facts)
  const known = await getBlackout(scope, params.id)
  const changed = await scope.db
    .update(blackouts)
    .set({ ...facts, version: sql`${version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(id, params.id), eq(version, seen)))
    .returning({ id })
  if (changed.length === 0) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  return keptOf(scope, params.id)
}

/** Removes a blackout; what it was stays in the change log. Fails with rollout.blackout.not_found. */
export async function dropBlackout(scope: PlatformScope, { params }: Input<typeof removeBlackout>): Promise<null> {
  const removed = await scope.db.delete(blackouts).where(eq(id, params.id)).returning({ id })
  return removed.length === 0 ? fail('rollout.blackout.not_found') : null
}

function requireOrder(facts: { startsOn: string; endsOn: string }): void {
  if (facts.startsOn < '2020-01-01' || facts.startsOn > '2100-12-31') fail('rollout.blackout.date_range')
  if (facts.endsOn < facts.startsOn) fail('rollout.blackout.order')
}

async function keptOf(scope: PlatformScope, kept: string): Promise<Kept> {
  const facts = await loadScheduleFacts(scope)
  const row = await getBlackout(scope, kept)
  const conflicts = conflictsOf(facts).filter(
    (one) => one.kind === 'blackout' && one.text.endsWith(`${blackoutWords(row)}.`),
  )
  return { blackout: row, conflicts: conflicts.map(({ text }) => text) }
}
