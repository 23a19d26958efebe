// Opening a gate: by hand, or by BMMS itself when all milestones of a wave are done.
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { takeMeasures } from '../measures/take-measures.ts'
import { WAVE_STATUS_WORDS, type WaveStatus } from '../rollout.contract.ts'
import { waves } from '../tables.ts'
import { getWave, type WaveRow } from '../waves.ts'
import { failGate } from './errors.ts'
import { findDecided } from './find-gates.ts'
import { gatePath, gateTopic, listenersOf } from './gate-news.ts'
import type { createGate, Gate } from './gates.contract.ts'
import { getGate } from './gates.ts'
import { gates } from './tables.ts'
import { SIGN_OFF_CRITERIA, WAVE_CRITERIA } from './verdicts.contract.ts'

/**
 * Opens a gate or a sign-off by hand. Errors: rollout.gate.two_subjects, .wave_not_open, .already_open, .reason_missing (where
 * a decided one is replaced), rollout.wave.not_found, access.unknown_organization.
 */
export async function startGate(scope: PlatformScope, { body }: Input<typeof createGate>): Promise<Gate> {
  const { wave, organization, reason = '' } = body
  if ((wave === undefined) === (organization === undefined)) return failGate('rollout.gate.two_subjects')
  const id =
    wave === undefined
      ? await openGate(scope, { organizationId: await organizationIdOf(scope, organization ?? ''), reason })
      : await openGate(scope, { waveId: requireOpenWave(await getWave(scope, wave)).id, reason })
  return getGate(scope, { params: { id } })
}

function requireOpenWave(wave: WaveRow): WaveRow {
  if (!['active', 'paused', 'completed'].includes(wave.status))
    failGate('rollout.gate.wave_not_open', { state: WAVE_STATUS_WORDS[wave.status as WaveStatus].toLowerCase() })
  return wave
}

async function organizationIdOf({ db }: PlatformScope, code: string): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`select id from organization where code = ${code}`)
  return rows[0]?.id ?? failPlatform('access.unknown_organization', { code })
}

interface NewGate {
  waveId?: string | null
  organizationId?: number | null
  reason: string
}

async function openGate(
  scope: PlatformScope,
  { waveId = null, organizationId = null, reason }: NewGate,
): Promise<string> {
  const ofSubject = subjectIs({ waveId, organizationId })
  const decided = await findDecided(scope, ofSubject)
  if (decided && reason.trim() === '')
    failGate('rollout.gate.reason_missing', { what: `Gate ${decided.number} is decided; this one will replace it.` })
  const [opened] = await scope.db
    .insert(gates)
    .values({
      ...{ waveId, organizationId, supersedesId: decided?.id ?? null },
      criteria: [...(waveId === null ? SIGN_OFF_CRITERIA : WAVE_CRITERIA)],
      openedReason: reason.trim() || 'Opened by hand.',
      openedBy: scope.actor.id || null,
      openedByName: scope.actor.name,
      createdAt: scope.clock.now().toString(),
    })
    .returning({ id: gates.id })
  await takeMeasures(scope, waveId === null ? { organizationId: organizationId ?? 0 } : { waveId })
  return opened?.id ?? ''
}

function subjectIs({ waveId, organizationId }: { waveId: string | null; organizationId: number | null }): SQL {
  return waveId === null ? sql`${gates.organizationId} = ${organizationId}` : sql`${gates.waveId} = ${waveId}`
}

/**
 * Proposes an active wave for completion when every milestone that was not dropped is done: opens its gate and tells its
 * coordinators and those who may sign. Closes nothing. Answers the id of the new gate; null when there is nothing to propose,
 * also when a gate is open or the last one was decided after the last milestone was done.
 */
export async function proposeCompletion(scope: PlatformScope, waveId: string): Promise<string | null> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, waveId)).for('update')
  if (wave?.status !== 'active' || !(await isReady(scope, waveId))) return null
  const reason = 'All milestones of the wave are done.'
  const id = await openGate(scope, { waveId, reason })
  await notify(scope, {
    topic: gateTopic,
    to: await listenersOf(scope, waveId),
    title: `Wave ${wave.number} (${wave.name}) is proposed for completion`,
    text: `${reason} Look at the criteria of its gate, enter what is missing, and decide.`,
    path: gatePath(id),
  })
  return id
}

async function isReady(scope: PlatformScope, waveId: string): Promise<boolean> {
  const { rows } = await scope.db.execute<{ done: number; open: number; last: string | null }>(sql`
    select count(*) filter (where status = 'done')::int as done, count(*) filter (where status in ('open', 'delayed'))::int as open,
           max(updated_at) filter (where status in ('done', 'dropped'))::text as last
      from rollout_milestone where wave_id = ${waveId}`)
  const { done = 0, open = 0, last = null } = rows[0] ?? {}
  if (done === 0 || open > 0 || last === null) return false
  const [known] = await scope.db
    .select({ id: gates.id })
    .from(gates)
    .where(
      and(
        eq(gates.waveId, waveId),
        sql`(${inArray(gates.status, ['open', 'signed'])} or ${gates.updatedAt} > ${last}::timestamptz)`,
      ),
    )
    .limit(1)
  return known === undefined
}
