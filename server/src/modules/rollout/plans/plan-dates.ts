// When the waves of a plan stand: the one place where plans ask the schedule.
import { sql } from 'drizzle-orm'
import { addBusinessDays, nextBusinessDay } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failCore } from '../errors.ts'
import { type LaidWave, layOutWaves } from '../schedule/lay-out-waves.ts'
import { blackouts } from '../schedule/tables.ts'
import { fail } from './errors.ts'
import type { PlanSchedule } from './planning-facts.contract.ts'

/** Fails with rollout.wave.start_out_of_range for days that no wave can start on. */
export function requireStartInRange(startsOn: string): void {
  if (startsOn < '2020-01-01' || startsOn > '2100-12-31') failCore('rollout.wave.start_out_of_range')
}

interface Wanted {
  schedule: PlanSchedule
  count: number
  parallel: number
}

/** Days and milestones of so many waves, in order. Fails with rollout.plan.no_days. */
export async function layOut(scope: PlatformScope, { schedule, count, parallel }: Wanted): Promise<LaidWave[]> {
  const { startsOn, waveDays, gapDays } = schedule
  // Blackouts may hold waves up for a long time: the calendar reaches well beyond them.
  const days = (waveDays + gapDays) * count * 3 + 730
  const last = parseDate(startsOn).add({ days })
  if (last.year > 2100) return fail('rollout.plan.no_days')
  const spans = await scope.db.select().from(blackouts)
  const calendar = await loadBusinessCalendar(scope, { from: startsOn, to: last.toString() })
  try {
    return layOutWaves(calendar, { startsOn, waveDays, gapDays, count, blackouts: spans, parallel })
  } catch (error) {
    if (error instanceof RangeError) return fail('rollout.plan.no_days')
    throw error
  }
}

/** The first day for new waves: not before today, nor before what the settings say, and after waves that run. */
export async function firstFreeDay(
  scope: PlatformScope,
  { startsOn, gapDays, parallelWaves }: { startsOn: string | null; gapDays: number; parallelWaves: number },
): Promise<string> {
  const now = today(scope.clock.now())
  const { rows } = await scope.db.execute<{ endsOn: string | null }>(sql`
    select max(ends_on)::text as "endsOn" from rollout_wave where status in ('active', 'paused')`)
  const runsUntil = rows[0]?.endsOn ?? null
  const wanted = [now, startsOn ?? now].sort().at(-1) ?? now
  const calendar = await loadBusinessCalendar(scope, {
    from: now,
    to: parseDate([wanted, runsUntil ?? wanted].sort().at(-1) ?? wanted)
      .add({ days: gapDays * 2 + 31 })
      .toString(),
  })
  const free =
    runsUntil !== null && runsUntil >= now && parallelWaves === 1
      ? addBusinessDays(calendar, runsUntil, gapDays + 1)
      : now
  return nextBusinessDay(calendar, [wanted, free].sort().at(-1) ?? wanted)
}
