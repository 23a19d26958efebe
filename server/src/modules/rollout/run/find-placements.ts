// Organizations of a wave with their state and the facts that it follows from.
import { and, eq, ilike, isNull, or, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { PLACEMENT_STATES, type PlacementState } from '../rollout.contract.ts'
import { placements, waves } from '../tables.ts'
import { getWave } from '../waves.ts'
import { readFacts, valuesOf } from './facts.ts'
import { waveNumber } from './open-wave.ts'
import type { listPlacements, PlacementView } from './placements.contract.ts'
import { stateByRule } from './state-rules.ts'
import { organizationNames } from './tables.ts'

const { id, waveId, state, stateBy, stateByName, stateReason, stateSince, ruledThen, wentLiveOn, version } = placements
const { code, name } = organizationNames
const blockersOf = sql`select count(*)::int from rollout_blocker b
  where b.organization_id = ${placements.organizationId} and b.wave_id = ${placements.waveId} and b.resolved_at is null`

const findPage = defineList({
  columns: {
    ...{ id, waveId, organizationId: placements.organizationId, code, name, isActive: organizationNames.isActive },
    ...{ stateByName, stateReason, stateSince, wentLiveOn, version, wave: waves.number },
    kind: sql<string>`${organizationNames.kind}`,
    state: sql<PlacementState>`${state}`,
    stateBy: sql<'rule' | 'person'>`${stateBy}`,
    ruledThen: sql<PlacementState>`${ruledThen}`,
    blockers: sql<number>`(${blockersOf})`,
  },
  from: sql`${placements} join ${organizationNames} on ${organizationNames.id} = ${placements.organizationId}
    join ${waves} on ${waves.id} = ${placements.waveId}`,
  sortable: {
    code,
    name,
    stateSince,
    state: sql`array_position(${sql.raw(`array['${PLACEMENT_STATES.join("','")}']`)}, ${state})`,
  },
  sort: 'code',
  tieBreaker: id,
})

/** Organizations with a place in a wave now. */
export async function findPlacements(
  scope: PlatformScope,
  { params, query }: Input<typeof listPlacements>,
): Promise<Output<typeof listPlacements>> {
  const wave = await getWave(scope, waveNumber(params.waveDigits))
  const { q } = query
  const page = await findPage(
    scope.db,
    query,
    and(
      eq(waveId, wave.id),
      isNull(placements.leftOn),
      query.state ? eq(state, query.state) : undefined,
      query.by ? eq(stateBy, query.by) : undefined,
      q ? or(ilike(code, contains(q)), ilike(name, contains(q))) : undefined,
    ),
  )
  const facts = await readFacts(scope, page.items)
  return {
    ...page,
    items: page.items.map(({ waveId: _, organizationId, ruledThen: then, ...one }): PlacementView => {
      const known = facts.get(organizationId) ?? []
      const reached = stateByRule({ ...one, ruledThen: then }, valuesOf(known))
      return { ...one, facts: known, reachable: reached ?? one.state }
    }),
  }
}

/** The organizations of a wave after something changed in it. */
export function placementsOf(scope: PlatformScope, number: number): Promise<Output<typeof listPlacements>> {
  return findPlacements(scope, { params: { waveDigits: String(number) }, query: { pageSize: 200 }, body: {} })
}
