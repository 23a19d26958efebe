// What a wave is called, and how many organizations it takes; its days are the schedule's.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { placements } from '../tables.ts'
import { lockWave, writeWave } from '../waves.ts'
import { fail } from './errors.ts'
import { refuseClosed, waveNumber } from './open-wave.ts'
import { organizationNames } from './tables.ts'
import type { describeWave } from './waves.contract.ts'

/** Errors: rollout.wave.not_found, closed, full (naming who would not fit), concurrency.stale. */
export async function edit(scope: PlatformScope, { params, body }: Input<typeof describeWave>): Promise<void> {
  const { version, ...change } = body
  const wave = await lockWave(scope, waveNumber(params.waveDigits), version)
  refuseClosed(wave)
  const placed = await scope.db
    .select({ code: organizationNames.code })
    .from(placements)
    .innerJoin(organizationNames, eq(organizationNames.id, placements.organizationId))
    .where(and(eq(placements.waveId, wave.id), isNull(placements.leftOn)))
    .orderBy(asc(placements.createdAt), asc(organizationNames.code))
  const most = change.maxOrganizations
  if (placed.length > most) {
    const left = placed.slice(most).map(({ code }) => code)
    fail(
      'rollout.wave.full',
      { number: wave.number, most, taken: placed.length, left: left.join(', ') },
      { path: 'maxOrganizations' },
    )
  }
  await writeWave(scope, wave.id, change)
}
