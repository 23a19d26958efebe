// Starting a wave: what has to be there first, and what is missing.
import { and, asc, lt, ne, notInArray, sql } from 'drizzle-orm'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { ActionView } from '../../../platform/http/atoms.contract.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { waves } from '../tables.ts'
import { waveWorkflow } from '../wave-workflow.ts'
import { findPlaced, lockWave, type WaveRow, writeWave } from '../waves.ts'
import { fail } from './errors.ts'
import { statusWord, waveNumber } from './open-wave.ts'
import { coordinatorsOf, stateTopic } from './run-topics.ts'
import { advanceByFacts } from './states.ts'
import type { startWave } from './waves.contract.ts'

/**
 * Starts a planned wave today, and tells its coordinators. Errors: workflow.not_now, rollout.wave.empty, earlier_unfinished,
 * prerequisites_open, concurrency.stale.
 */
export async function start(scope: PlatformScope, { params, body }: Input<typeof startWave>): Promise<void> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits), body.version)
  if (wave.status !== 'planned')
    failPlatform('workflow.not_now', { state: statusWord(wave.status), action: waveWorkflow.transitions.start.label })
  await requireReady(scope, wave)
  const startedOn = today(scope.clock.now())
  await writeWave(scope, wave.id, { status: 'active', startedOn, statusReason: body.comment ?? '' })
  await notify(scope, {
    topic: stateTopic,
    to: await coordinatorsOf(scope, [wave.id]),
    title: `Wave ${wave.number} has started: ${wave.name}`,
    text: body.comment ?? '',
    path: `/platform/rollout/waves/${wave.number}`,
  })
  await advanceByFacts(scope, [wave.id])
}

/** The step `start`, while the wave is planned: with the reason why not, where there is one. */
export async function startActions(scope: PlatformScope, wave: WaveRow): Promise<ActionView[]> {
  const standing = { status: wave.status, preparers: [] }
  const [offered] = actionsFor(waveWorkflow, standing, scope.actor).filter(({ action }) => action === 'start')
  if (!offered) return []
  if (offered.refusal) return [offered]
  const missing = await requireReady(scope, wave).then(
    () => null,
    (error: unknown) => {
      if (error instanceof BmmsError) return { code: error.code, message: error.message.slice(0, 500) }
      throw error
    },
  )
  return [{ ...offered, refusal: missing }]
}

async function requireReady(scope: PlatformScope, wave: WaveRow): Promise<void> {
  const { number } = wave
  const placed = await findPlaced(scope, [wave.id])
  if (placed.length === 0) fail('rollout.wave.empty', { number })
  const earlier = await findUnfinishedBefore(scope, wave)
  if (earlier.length > 0) {
    const list = earlier.map((one) => `wave ${one.number} (${statusWord(one.status)}, until ${formatDate(one.endsOn)})`)
    fail('rollout.wave.earlier_unfinished', { number, waves: list.join(', ') })
  }
  const open = await findOpenPrerequisites(scope, wave.id)
  if (open.length > 0)
    fail('rollout.wave.prerequisites_open', {
      number,
      organizations: open.map(({ later, needed }) => `${later} needs ${needed}, which is not onboarded`).join('; '),
    })
}

/** Waves that were published to end before this one starts, and are not over. */
function findUnfinishedBefore({ db }: PlatformScope, wave: WaveRow) {
  return db
    .select({ number: waves.number, status: waves.status, endsOn: waves.endsOn })
    .from(waves)
    .where(
      and(
        ne(waves.id, wave.id),
        notInArray(waves.status, ['completed', 'cancelled']),
        lt(waves.baselineEndsOn, wave.baselineStartsOn),
      ),
    )
    .orderBy(asc(waves.number))
}

interface OpenPrerequisite extends Record<string, unknown> {
  later: string
  needed: string
}

/** What organizations of a wave need: onboarded before it starts, wherever; together with them does not count. */
async function findOpenPrerequisites({ db }: PlatformScope, waveId: string): Promise<OpenPrerequisite[]> {
  const { rows } = await db.execute<OpenPrerequisite>(sql`
    select later.code as later, needed.code as needed
      from rollout_prerequisite r
      join rollout_placement p on p.organization_id = r.later_id and p.left_on is null and p.wave_id = ${waveId}
      join organization later on later.id = r.later_id
      join organization needed on needed.id = r.needs_id
     where not exists (select from rollout_placement n where n.organization_id = r.needs_id and n.left_on is null
       and n.state = 'onboarding_complete')
     order by later.code, needed.code`)
  return rows
}
