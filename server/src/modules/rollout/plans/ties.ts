// Organizations that work together.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import { getOrganizations } from './organization-codes.ts'
import type { addTie, editTie, listTies, removeTie, TieView } from './planning-facts.contract.ts'
import { knownOrganizations, ties } from './tables.ts'

const first = alias(knownOrganizations, 'first')
const second = alias(knownOrganizations, 'second')

const tiesList = defineList({
  columns: {
    id: ties.id,
    a: first.code,
    b: second.code,
    weight: sql<number>`${ties.weight}::float8`,
    why: ties.why,
    version: ties.version,
  },
  from: sql`${ties} join ${knownOrganizations} ${first} on ${first.id} = ${ties.aId}
    join ${knownOrganizations} ${second} on ${second.id} = ${ties.bId}`,
  sortable: { a: first.code, b: second.code, weight: ties.weight },
  sort: 'a',
  tieBreaker: ties.id,
})

export function findTies(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listTies>, 'query'>,
): Promise<Output<typeof listTies>> {
  const where = and(
    query.organization ? or(eq(first.code, query.organization), eq(second.code, query.organization)) : undefined,
    query.q
      ? or(
          ilike(ties.why, contains(query.q)),
          ilike(first.code, contains(query.q)),
          ilike(second.code, contains(query.q)),
        )
      : undefined,
  )
  return tiesList(scope.db, query, where)
}

/** All ties, as the optimiser takes them. */
export async function findAllTies(scope: PlatformScope): Promise<TieView[]> {
  return (await tiesList(scope.db, { pageSize: 10_000 }, undefined)).items
}

/** Enters a tie, whichever is named first. Fails with rollout.tie.same or rollout.tie.exists. */
export async function enterTie(scope: PlatformScope, { body }: Input<typeof addTie>): Promise<TieView> {
  if (body.a === body.b) fail('rollout.tie.same')
  const [a, b] = (await getOrganizations(scope, [body.a, body.b])).sort((x, y) => x.id - y.id)
  const [row] = await scope.db
    .insert(ties)
    .values({ aId: a?.id ?? 0, bId: b?.id ?? 0, weight: String(body.weight), why: body.why })
    .returning({ id: ties.id })
  return getTie(scope, row?.id ?? '')
}

export async function changeTie(scope: PlatformScope, { params, body }: Input<typeof editTie>): Promise<TieView> {
  const known = await getTie(scope, params.id)
  const { version, weight, why } = body
  const changed = await scope.db
    .update(ties)
    .set({ weight: String(weight), why, version: version + 1, updatedAt: sql`now()` })
    .where(and(eq(ties.id, params.id), eq(ties.version, version)))
    .returning({ id: ties.id })
  if (changed.length === 0) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  return getTie(scope, params.id)
}

export async function dropTie(scope: PlatformScope, { params }: Input<typeof removeTie>): Promise<null> {
  await getTie(scope, params.id)
  await scope.db.delete(ties).where(eq(ties.id, params.id))
  return null
}

async function getTie(scope: PlatformScope, id: string): Promise<TieView> {
  const { items } = await tiesList(scope.db, { pageSize: 1 }, eq(ties.id, id))
  return items[0] ?? fail('rollout.tie.not_found')
}
