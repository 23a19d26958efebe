// Waves as all parts of the rollout find them.
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { OversightScope, PlatformScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import { fail } from './errors.ts'
import { milestones, waves } from './tables.ts'

export type WaveRow = typeof waves.$inferSelect
export type MilestoneRow = typeof milestones.$inferSelect

/** An organization with its present place in a wave. */
export interface PlacedOrganization {
  placementId: string
  waveId: string
  organizationId: number
  code: string
  name: string
  kind: string
  isActive: boolean
  state: string
  stateBy: string
  stateByName: string
  stateReason: string
  stateSince: string
  /** Where the facts alone led when a person set the state. */
  ruledThen: string
  wentLiveOn: string | null
  version: number
}

/** The wave of a number. Fails with rollout.wave.not_found. */
export async function getWave(scope: PlatformScope | OversightScope, number: number): Promise<WaveRow> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.number, number))
  return wave ?? fail('rollout.wave.not_found', { number })
}

/** The wave, locked until the transaction ends; refuses a version that is no longer the newest. */
export async function lockWave(scope: PlatformScope, number: number, version?: number): Promise<WaveRow> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.number, number)).for('update')
  if (!wave) return fail('rollout.wave.not_found', { number })
  if (version !== undefined && wave.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: wave } })
  return wave
}

/** Writes what changed as a new version of the wave. */
export async function writeWave(
  scope: PlatformScope,
  id: string,
  change: Partial<typeof waves.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(waves)
    .set({ ...change, version: sql`${waves.version} + 1`, updatedAt: sql`now()` })
    .where(eq(waves.id, id))
}

/** Organizations with a place now, by code; of some waves, or of all. */
export async function findPlaced(
  scope: PlatformScope | OversightScope,
  waveIds?: readonly string[],
): Promise<PlacedOrganization[]> {
  const { rows } = await scope.db.execute<PlacedOrganization & Record<string, unknown>>(sql`
    select p.id as "placementId", p.wave_id as "waveId", o.id as "organizationId", o.code, o.name, o.kind,
           o.is_active as "isActive", p.state, p.state_by as "stateBy", p.state_by_name as "stateByName", p.state_reason as "stateReason",
           p.state_since as "stateSince", p.ruled_then as "ruledThen", p.went_live_on::text as "wentLiveOn", p.version
      from rollout_placement p join organization o on o.id = p.organization_id
     where p.left_on is null ${waveIds ? sql`and p.wave_id = any(${sql.param([...waveIds])}::uuid[])` : sql``}
     order by o.code`)
  return rows
}

/** Milestones of some waves in the order of their days. */
export function findMilestones(
  scope: PlatformScope | OversightScope,
  waveIds: readonly string[],
): Promise<MilestoneRow[]> {
  return scope.db
    .select()
    .from(milestones)
    .where(inArray(milestones.waveId, [...waveIds]))
    .orderBy(asc(milestones.dueOn), asc(milestones.createdAt), asc(milestones.id))
}
