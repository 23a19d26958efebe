// Which organizations are in which wave: put in, moved and taken out by hand.
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { placements, waves } from '../tables.ts'
import { lockWave, type WaveRow } from '../waves.ts'
import { fail } from './errors.ts'
import { refuseClosed, waveNumber } from './open-wave.ts'
import type { leaveWave, placeOrganizations } from './placements.contract.ts'
import { coordinatorsOf, stateTopic } from './run-topics.ts'
import { advanceByFacts, lockPlacement } from './states.ts'
import { organizationNames } from './tables.ts'

interface Moving {
  organizationId: number
  code: string
  /** Its place until now; null when it has none. */
  placementId: string | null
  waveId: string | null
  from: number | null
  state: string | null
}

/**
 * Puts organizations into a wave, all of them or none. Those in another wave leave it there and start anew with what the
 * facts say. Errors: rollout.wave.closed, full (naming who would not fit), rollout.placement.unknown_organizations,
 * here_already, went_live, needed_first.
 */
export async function place(
  scope: PlatformScope,
  { params, body }: Input<typeof placeOrganizations>,
): Promise<WaveRow> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits))
  refuseClosed(wave)
  const moving = await lockOrganizations(scope, body.organizations)
  const here = moving.filter(({ waveId }) => waveId === wave.id)
  if (here.length > 0) fail('rollout.placement.here_already', { number: wave.number, codes: codesOf(here) })
  const live = moving.filter(({ state }) => state === 'onboarding_complete')
  if (live.length > 0) fail('rollout.placement.went_live', { codes: codesOf(live) })
  await requireRoom(scope, { wave, moving })
  await requireOrder(scope, { wave, moving })
  await leave(scope, moving, body.reason)
  await scope.db.insert(placements).values(
    moving.map(({ organizationId }) => ({
      ...{ organizationId, waveId: wave.id, stateSince: scope.clock.now().toString() },
    })),
  )
  await takeBlockersAlong(scope, { wave, moving })
  await tell(scope, { wave, moving, reason: body.reason })
  await advanceByFacts(scope, [wave.id])
  return wave
}

/** Takes an organization out of its wave. Errors: rollout.placement.not_found, went_live, rollout.wave.closed, stale. */
export async function takeOut(scope: PlatformScope, { params, body }: Input<typeof leaveWave>): Promise<WaveRow> {
  const { wave, placed } = await lockPlacement(scope, params.id, body.version)
  const { placementId, organizationId, code, state } = placed
  if (state === 'onboarding_complete') fail('rollout.placement.went_live', { codes: code })
  const moving = [{ placementId, organizationId, code, waveId: wave.id, from: wave.number, state }]
  await leave(scope, moving, body.reason)
  await notify(scope, {
    topic: stateTopic,
    to: await coordinatorsOf(scope, [wave.id]),
    title: `${code} left wave ${wave.number}`,
    text: body.reason,
    path: `/platform/rollout/waves/${wave.number}`,
  })
  return wave
}

async function lockOrganizations(scope: PlatformScope, codes: readonly string[]): Promise<Moving[]> {
  const { id, code } = organizationNames
  const rows = await scope.db
    .select({
      ...{ organizationId: id, code, placementId: placements.id, waveId: placements.waveId, state: placements.state },
      from: waves.number,
    })
    .from(organizationNames)
    .leftJoin(placements, and(eq(placements.organizationId, id), isNull(placements.leftOn)))
    .leftJoin(waves, eq(waves.id, placements.waveId))
    .where(inArray(code, [...codes]))
    .orderBy(asc(code))
    .for('update', { of: organizationNames })
  const unknown = codes.filter((one) => !rows.some((row) => row.code === one))
  if (unknown.length > 0) fail('rollout.placement.unknown_organizations', { codes: unknown.join(', ') })
  // As they were given: who comes last is who would not fit.
  return rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
}

async function requireRoom(scope: PlatformScope, { wave, moving }: { wave: WaveRow; moving: Moving[] }): Promise<void> {
  const { number, maxOrganizations: most } = wave
  const taken = await scope.db.$count(placements, and(eq(placements.waveId, wave.id), isNull(placements.leftOn)))
  const left = moving.slice(Math.max(0, most - taken))
  if (left.length > 0) fail('rollout.wave.full', { number, most, taken, left: codesOf(left) })
}

/** Who needs whom: never before, and never after those who need it; those that move together are judged together. */
async function requireOrder(
  scope: PlatformScope,
  { wave, moving }: { wave: WaveRow; moving: Moving[] },
): Promise<void> {
  const ids = sql.param(moving.map(({ organizationId }) => organizationId))
  const { rows } = await scope.db.execute<{ later: string; needed: string }>(sql`
    with seat as (
      select p.organization_id, case when p.organization_id = any(${ids}::integer[]) then ${wave.number} else w.number end as number
        from rollout_placement p join rollout_wave w on w.id = p.wave_id where p.left_on is null
      union select m, ${wave.number} from unnest(${ids}::integer[]) m)
    select later.code as later, needed.code as needed
      from rollout_prerequisite r join seat l on l.organization_id = r.later_id join seat n on n.organization_id = r.needs_id
      join organization later on later.id = r.later_id join organization needed on needed.id = r.needs_id
     where (r.later_id = any(${ids}::integer[]) or r.needs_id = any(${ids}::integer[])) and n.number >= l.number
       and not exists (select from rollout_placement done where done.organization_id = r.needs_id
         and done.left_on is null and done.state = 'onboarding_complete')
     order by later.code, needed.code`)
  if (rows.length === 0) return
  const order = rows.map(({ later, needed }) => `${later} needs ${needed} in an earlier wave`).join('; ')
  fail('rollout.placement.needed_first', { order })
}

async function leave(scope: PlatformScope, moving: readonly Moving[], reason: string): Promise<void> {
  const ids = moving.flatMap(({ placementId }) => placementId ?? [])
  if (ids.length === 0) return
  await scope.db
    .update(placements)
    .set({
      ...{ leftOn: today(scope.clock.now()), leftReason: reason },
      ...{ version: sql`${placements.version} + 1`, updatedAt: sql`now()` },
    })
    .where(inArray(placements.id, ids))
}

/** What stands in the way of an organization does so in its new wave, too; its milestones stay behind. */
async function takeBlockersAlong(
  scope: PlatformScope,
  { wave, moving }: { wave: WaveRow; moving: Moving[] },
): Promise<void> {
  const ids = sql.param(moving.map(({ organizationId }) => organizationId))
  await scope.db.execute(sql`
    update rollout_blocker set wave_id = ${wave.id}, milestone_id = null, version = version + 1, updated_at = now()
     where organization_id = any(${ids}::integer[]) and resolved_at is null and wave_id <> ${wave.id}`)
}

async function tell(
  scope: PlatformScope,
  { wave, moving, reason }: { wave: WaveRow; moving: Moving[]; reason: string },
): Promise<void> {
  const left = [...new Set(moving.flatMap(({ waveId }) => waveId ?? []))]
  await notify(scope, {
    topic: stateTopic,
    to: await coordinatorsOf(scope, [wave.id, ...left]),
    title: `${codesOf(moving)}: now in wave ${wave.number}`,
    text: [...moving.map(({ code, from }) => `${code}: ${from ? `from wave ${from}` : 'new in a wave'}`), reason].join(
      '\n',
    ),
    path: `/platform/rollout/waves/${wave.number}`,
  })
}

function codesOf(moving: readonly Moving[]): string {
  return moving.map(({ code }) => code).join(', ')
}
