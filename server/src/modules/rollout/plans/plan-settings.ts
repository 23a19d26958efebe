// What a new plan starts with.
import { eq, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { requireStartInRange } from './plan-dates.ts'
import type { editPlanSettings, PlanSettings } from './planning-facts.contract.ts'
import { SEEDED_SETTINGS } from './seeded-facts.ts'
import { planSettings } from './tables.ts'

/** The settings; before anybody entered some, those of the seed, as version 0. */
export async function getPlanSettings(scope: PlatformScope): Promise<PlanSettings> {
  const [row] = await scope.db.select().from(planSettings)
  const { waveDays, gapDays, startsOn, office, version, ...limits } = row ?? { ...SEEDED_SETTINGS, version: 0 }
  const { least, most, wavesLeast, wavesMost, parallelWaves } = limits
  const { parallelOrganizations, parallelPeople, trainers, seatsPerTrainer, people } = limits
  return {
    limits: {
      ...{ least, most, wavesLeast, wavesMost, parallelWaves, parallelOrganizations, parallelPeople },
      ...{ trainers, seatsPerTrainer, people },
    },
    ...{ waveDays, gapDays, startsOn, office, version },
  }
}

/** Changes the settings. Plans that exist keep theirs. */
export async function changePlanSettings(
  scope: PlatformScope,
  { body }: Input<typeof editPlanSettings>,
): Promise<PlanSettings> {
  const { limits, version, ...rest } = body
  if (limits.least > limits.most || limits.wavesLeast > limits.wavesMost) fail('rollout.plan.limits_order')
  if (rest.startsOn !== null) requireStartInRange(rest.startsOn)
  const values = { ...limits, ...rest }
  const known = await getPlanSettings(scope)
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  if (version === 0) await scope.db.insert(planSettings).values(values)
  else {
    const changed = await scope.db
      .update(planSettings)
      .set({ ...values, version: version + 1, updatedAt: sql`now()` })
      .where(eq(planSettings.version, version))
      .returning({ id: planSettings.id })
    if (changed.length === 0) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  }
  return getPlanSettings(scope)
}
