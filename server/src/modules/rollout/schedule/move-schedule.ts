// Moving dates by hand: seen before, written with its reason, and told to those concerned.
import { eq, sql } from 'drizzle-orm'
import { CALENDAR_LOCK } from '../../../platform/calendar/deadlines.ts'
import { parseDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail as failCore } from '../errors.ts'
import { milestones, waves } from '../tables.ts'
import { fail } from './errors.ts'
import { keepMilestoneDeadlines } from './milestone-deadlines.ts'
import { changes, movedOf } from './moved-words.ts'
import { type LayoutWish, planLayout } from './plan-layout.ts'
import { type MovePlan, planMilestoneMove, planWaveMove } from './plan-move.ts'
import type { layOutSchedule, Moved, moveMilestone, moveWave } from './schedule.contract.ts'
import { loadScheduleFacts } from './schedule-facts.ts'
import { tellOfDates } from './schedule-news.ts'
import { writeMilestoneDays } from './shift-milestones.ts'

/** Moves a wave, or says what that would do. Errors: those of `planWaveMove`, rollout.wave.not_found, concurrency.stale. */
export async function moveWaveDates(scope: PlatformScope, { params, body }: Input<typeof moveWave>): Promise<Moved> {
  await lockSchedule(scope)
  const facts = await loadScheduleFacts(scope, latest(body.startsOn, body.endsOn))
  const wave = facts.waves.find(({ id }) => id === params.id) ?? failCore('rollout.wave.not_found', { number: '' })
  if (wave.version !== body.version) failPlatform('concurrency.stale', {}, { extra: { current: wave } })
  const plan = inCalendar(() => planWaveMove(facts, wave, body))
  if (!body.preview) await write(scope, [plan], body.why)
  return movedOf(facts, [plan])
}

/** Moves a milestone, or says what that would do. Errors: those of `planMilestoneMove`, not found, concurrency.stale. */
export async function moveMilestoneDay(
  scope: PlatformScope,
  { params, body }: Input<typeof moveMilestone>,
): Promise<Moved> {
  await lockSchedule(scope)
  const facts = await loadScheduleFacts(scope, latest(body.dueOn))
  const row = facts.milestones.find(({ id }) => id === params.id) ?? fail('rollout.schedule.milestone_not_found')
  if (row.version !== body.version) failPlatform('concurrency.stale', {}, { extra: { current: row } })
  const plan = inCalendar(() => planMilestoneMove(facts, row, body.dueOn))
  if (!body.preview) await write(scope, [plan], body.why)
  return movedOf(facts, [plan])
}

/** Lays out all planned waves again, or says what that would do. Errors: those of `planLayout`. */
export async function layOutPlannedWaves(
  scope: PlatformScope,
  wish: LayoutWish & { newBaseline?: boolean; preview?: boolean },
): Promise<Moved> {
  await lockSchedule(scope)
  const facts = await loadScheduleFacts(scope, layoutEnd(scope, wish))
  const plans = inCalendar(() => planLayout(facts, wish))
  if (!wish.preview) {
    for (const { wave } of await addMissing(scope, plans)) await keepMilestoneDeadlines(scope, wave.id)
    await write(scope, plans, 'The schedule was laid out again.')
    if (wish.newBaseline) await takeAsBaseline(scope, plans)
  }
  return movedOf(facts, plans)
}

export function layOutAgain(scope: PlatformScope, { body }: Input<typeof layOutSchedule>): Promise<Moved> {
  return layOutPlannedWaves(scope, body)
}

/** Days beyond the calendar, which a very long wave can reach, are out of range. */
function inCalendar<T>(plan: () => T): T {
  try {
    return plan()
  } catch (error) {
    if (error instanceof RangeError) return fail('rollout.schedule.out_of_range')
    throw error
  }
}

/** One change of dates at a time; and none while the calendar changes, which takes the same locks in this order. */
async function lockSchedule({ db }: PlatformScope): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK}::bigint)`)
  await db.execute(sql`select id from public.rollout_wave order by number for update`)
}

async function write(scope: PlatformScope, plans: readonly MovePlan[], why: string): Promise<void> {
  for (const { wave, startsOn, endsOn, milestones: moved, notes } of plans.filter(changes)) {
    const [only] = moved.length === 1 ? notes : []
    const reason = [why.trim() || `by ${scope.actor.name}.`, only].filter(Boolean).join(' ')
    await writeMilestoneDays(
      scope,
      moved.map(({ row, after }) => ({ id: row.id, before: row.dueOn, after })),
      reason,
    )
    await scope.db
      .update(waves)
      .set({ startsOn, endsOn, version: sql`${waves.version} + 1`, updatedAt: sql`now()` })
      .where(eq(waves.id, wave.id))
    await keepMilestoneDeadlines(scope, wave.id)
  }
  await tellOfDates(scope, plans, why)
}

/** Adds milestones of kinds that waves lack. Answers the waves that lacked any. */
async function addMissing(scope: PlatformScope, plans: ReturnType<typeof planLayout>) {
  const rows = plans.flatMap(({ wave, laid }) =>
    laid.map((one) => ({ ...one, waveId: wave.id, baselineOn: one.dueOn })),
  )
  const added = await scope.db
    .insert(milestones)
    .values(rows)
    .onConflictDoNothing()
    .returning({ waveId: milestones.waveId })
  return plans.filter(({ wave }) => added.some(({ waveId }) => waveId === wave.id))
}

async function takeAsBaseline({ db }: PlatformScope, plans: readonly MovePlan[]): Promise<void> {
  const ids = sql.param(plans.map(({ wave }) => wave.id))
  await db.execute(sql`update public.rollout_wave set baseline_starts_on = starts_on, baseline_ends_on = ends_on
    where id = any(${ids}::uuid[])`)
  await db.execute(sql`update public.rollout_milestone set baseline_on = due_on where wave_id = any(${ids}::uuid[])`)
}

/** The latest of some days that lie in the range of the rollout; those outside are refused later, by name. */
function latest(...days: readonly (string | null | undefined)[]): string {
  return (
    days
      .flatMap((day) => day ?? [])
      .filter((day) => '2020-01-01' <= day && day <= '2100-12-31')
      .toSorted()
      .at(-1) ?? ''
  )
}

/** As many days as waves of these sizes can need. */
function layoutEnd({ clock }: PlatformScope, { startsOn, waveDays = 14, gapDays = 7 }: LayoutWish): string {
  const from = latest(startsOn) || clock.now().toZonedDateTimeISO('Asia/Manila').toPlainDate().toString()
  return parseDate(from)
    .add({ days: Math.min((waveDays + gapDays) * 99 * 2, 20_000) })
    .toString()
}
