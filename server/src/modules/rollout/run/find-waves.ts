// Waves with how they stand: the list, and one.
import { and, asc, eq, ilike, or, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { COORDINATOR_PARTS, type CoordinatorPart, type WaveStatus } from '../rollout.contract.ts'
import { coordinators, waves } from '../tables.ts'
import { getWave } from '../waves.ts'
import { readHealth, type WaveStanding } from './health.ts'
import { waveNumber } from './open-wave.ts'
import { startActions } from './start-wave.ts'
import type { Coordinator, listWaves, readWaveHistory, WaveRecord } from './waves.contract.ts'

const { id, number, name, status, startsOn, endsOn, startedOn, endedOn, pausedOn, maxOrganizations } = waves
const placesOf = sql`select o.code from rollout_placement p join organization o on o.id = p.organization_id
  where p.wave_id = ${waves.id} and p.left_on is null`
const columns = {
  ...{ id, number, name, startsOn, endsOn, startedOn, endedOn, pausedOn, maxOrganizations },
  status: sql<WaveStatus>`${status}`,
  codes: sql<string[]>`array(${placesOf} order by o.code)`,
}

const findPage = defineList({
  columns,
  from: waves,
  sortable: { number, name, status, startsOn, endsOn },
  sort: 'number',
  tieBreaker: id,
})

/** Waves by number unless asked otherwise, with their health. */
export async function findWaves(
  scope: PlatformScope,
  { query }: Input<typeof listWaves>,
): Promise<Output<typeof listWaves>> {
  const { q, organization, blocked } = query
  const isBlocked = sql`exists (select from rollout_blocker b where b.wave_id = ${waves.id} and b.resolved_at is null)`
  const where = and(
    q ? or(ilike(name, contains(q)), sql`${number}::text = ${q}`, sql`${q} = any(array(${placesOf}))`) : undefined,
    query.status ? eq(status, query.status) : undefined,
    organization ? sql`${organization} = any(array(${placesOf}))` : undefined,
    blocked === undefined ? undefined : blocked ? isBlocked : sql`not ${isBlocked}`,
  )
  const page = await findPage(scope.db, query, where)
  const standings = await readHealth(
    scope,
    page.items.map((wave) => wave.id),
  )
  return { ...page, items: page.items.map((wave) => ({ ...wave, ...figuresOf(standings.get(wave.id)) })) }
}

/** One wave. Fails with rollout.wave.not_found. */
export async function describe(scope: PlatformScope, digits: string): Promise<WaveRecord> {
  const wave = await getWave(scope, waveNumber(digits))
  const [item] = (await findPage(scope.db, { pageSize: 1 }, eq(id, wave.id))).items
  if (!item) throw new Error(`wave ${wave.number} went missing`)
  const standings = await readHealth(scope, [wave.id])
  const { description, statusReason, baselineStartsOn, baselineEndsOn, pausedDays, version } = wave
  return {
    ...{ ...item, ...figuresOf(standings.get(wave.id)) },
    ...{ description, statusReason, baselineStartsOn, baselineEndsOn, pausedDays, version },
    coordinators: await findCoordinators(scope, wave.id),
    actions: await startActions(scope, wave),
  }
}

/** Figures as they are shown: shares as percent with one decimal. */
function figuresOf(standing: WaveStanding | undefined) {
  if (!standing) throw new Error('a wave has a standing')
  const { waveId: _, completion, elapsed, ...counts } = standing
  return { ...counts, completion: percentOf(completion), elapsed: percentOf(elapsed) }
}

function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10
}

async function findCoordinators(scope: PlatformScope, waveId: string): Promise<Coordinator[]> {
  const rows = await scope.db
    .select({
      ...{ part: sql<CoordinatorPart>`${coordinators.part}`, personId: people.id, name: people.name },
      ...{ email: people.email, phone: people.phone },
    })
    .from(coordinators)
    .innerJoin(people, eq(people.id, coordinators.personId))
    .where(eq(coordinators.waveId, waveId))
    .orderBy(asc(coordinators.part))
  return rows.sort((a, b) => COORDINATOR_PARTS.indexOf(a.part) - COORDINATOR_PARTS.indexOf(b.part))
}

/** Changes of a wave and of all that hangs on it, newest first. */
export async function findWaveHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readWaveHistory>,
): Promise<Output<typeof readWaveHistory>> {
  const wave = await getWave(scope, waveNumber(params.waveDigits))
  const parts = ['rollout_placement', 'rollout_milestone', 'rollout_coordinator', 'rollout_blocker', 'rollout_check']
  return recordHistory(
    scope,
    { table: 'rollout_wave', id: wave.id, parts: parts.map((table) => ({ table, column: 'wave_id' })) },
    query,
  )
}
