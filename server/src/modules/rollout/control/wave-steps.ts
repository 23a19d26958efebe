// The steps that pause, resume and cancel a wave.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { startRollback } from '../rollback/prepare-rollback.ts'
import { statusWord, waveNumber } from '../run/open-wave.ts'
import { shiftOpenMilestones } from '../schedule/shift-milestones.ts'
import { milestones, placements } from '../tables.ts'
import { findPlaced, lockWave, type WaveRow, writeWave } from '../waves.ts'
import type { cancelWave, pauseWave, resumeWave } from './control.contract.ts'
import { tellOfWave } from './control-news.ts'
import { fail } from './errors.ts'
import { revokeAccess } from './revoke-access.ts'

/** Clocks stand still from today on. Fails with rollout.wave.not_running or concurrency.stale. */
export async function pause(scope: PlatformScope, { params, body }: Input<typeof pauseWave>): Promise<void> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits), body.version)
  const { number } = wave
  if (wave.status !== 'active') fail('rollout.wave.not_running', { number, ...stateOf(wave) })
  const pausedOn = today(scope.clock.now())
  await writeWave(scope, wave.id, { status: 'paused', pausedOn, statusReason: body.reason })
  const title = `Wave ${number} is paused`
  const text = `${body.reason} Days do not count while it is paused; you are told when it goes on.`
  await tellOfWave(scope, wave, { title, text })
}

/** Open milestones and the end move by the working days that it stood still. Fails with rollout.wave.not_paused. */
export async function resume(scope: PlatformScope, { params, body }: Input<typeof resumeWave>): Promise<void> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits), body.version)
  const { number } = wave
  if (wave.status !== 'paused' || wave.pausedOn === null)
    return fail('rollout.wave.not_paused', { number, ...stateOf(wave) })
  const businessDays = await daysStood(scope, wave.pausedOn)
  const pausedDays = wave.pausedDays + businessDays
  await writeWave(scope, wave.id, { status: 'active', pausedOn: null, pausedDays, statusReason: body.reason })
  const stood = businessDays === 1 ? '1 working day' : `${businessDays} working days`
  const why = `The wave stood still for ${stood} from ${formatDate(wave.pausedOn)}.`
  if (businessDays > 0) await shiftOpenMilestones(scope, wave.id, { businessDays, why })
  const moved = businessDays > 0 ? ` Open milestones move by ${stood}.` : ''
  await tellOfWave(scope, wave, { title: `Wave ${number} goes on`, text: `${body.reason}${moved}` })
}

/** Working days from the day of the pause, which was lost, to today, which is worked again. */
export async function daysStood(scope: PlatformScope, pausedOn: string): Promise<number> {
  const now = today(scope.clock.now())
  if (now <= pausedOn) return 0
  const calendar = await loadBusinessCalendar(scope, { from: pausedOn, to: now })
  return Math.max(0, countBusinessDays(calendar, pausedOn, now))
}

/**
 * Ends the wave for good; its organizations are free for another one. Fails with rollout.wave.over, nothing_entered,
 * rollback_not_permitted, rollout.rollback.open or concurrency.stale. Answers whose sessions have to end.
 */
export async function cancel(scope: PlatformScope, { params, body }: Input<typeof cancelWave>): Promise<string[]> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits), body.version)
  const { id, number } = wave
  if (wave.status === 'completed' || wave.status === 'cancelled')
    fail('rollout.wave.over', { number, ...stateOf(wave) })
  const placed = await findPlaced(scope, [id])
  const codes = placed.map(({ code }) => code)
  const reason = `Wave ${number} was cancelled: ${body.reason}`.slice(0, 1000)
  if (body.rollBackData) await prepareRollbacks(scope, wave, { codes, reason })
  await tellOfWave(scope, wave, { title: `Wave ${number} is cancelled`, text: consequenceOf(body) })
  const people = body.revokeAccess ? await revokeAccess(scope, { waveId: id, placed, reason }) : []
  await writeWave(scope, id, { status: 'cancelled', pausedOn: null, statusReason: body.reason })
  await scope.db
    .update(placements)
    .set({
      leftOn: today(scope.clock.now()),
      leftReason: reason,
      version: sql`${placements.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(placements.waveId, id), isNull(placements.leftOn)))
  await dropMilestones(scope, id, reason)
  return people
}

/** What was still to come is not waited for; their deadlines are settled with them. */
async function dropMilestones({ db }: PlatformScope, waveId: string, reason: string): Promise<void> {
  const { status, version, sequence } = milestones
  await db
    .update(milestones)
    .set({
      status: 'dropped',
      note: reason,
      sequence: sql`${sequence} + 1`,
      version: sql`${version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(milestones.waveId, waveId), inArray(status, ['open', 'delayed'])))
}

async function prepareRollbacks(
  scope: PlatformScope,
  { number, startedOn, startsOn }: WaveRow,
  { codes, reason }: { codes: readonly string[]; reason: string },
): Promise<void> {
  // The command line is the operator's.
  if (scope.actor.id !== '' && !scope.actor.permissions.has('rollout.rollback.prepare'))
    fail('rollout.wave.rollback_not_permitted')
  if ((startedOn ?? startsOn) > today(scope.clock.now())) fail('rollout.wave.nothing_entered', { number })
  for (const organization of codes) await startRollback(scope, { organization, reason })
}

function consequenceOf({ reason, revokeAccess: revokes, rollBackData }: Input<typeof cancelWave>['body']): string {
  return [
    reason,
    ...(revokes ? ['Access to BMMS ends today.'] : []),
    ...(rollBackData ? ['What was entered since the wave began is to be taken back; an archive is kept.'] : []),
  ].join(' ')
}

const HINTS: Readonly<Record<string, string>> = {
  planned: '; it has not started: start it, or cancel it',
  cancelled: '; plan its organizations into another wave',
  completed: '; its organizations are onboarded',
  active: '',
  paused: '; resume or cancel it',
}

function stateOf({ status }: WaveRow): { state: string; hint: string } {
  return { state: statusWord(status), hint: HINTS[status] ?? '' }
}
