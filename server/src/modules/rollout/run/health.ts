// How waves stand: what is done of them against the working days that passed, late milestones and open blockers.
import { inArray, sql } from 'drizzle-orm'
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { OversightScope, PlatformScope } from '../../../platform/database/scope.ts'
import { waves } from '../tables.ts'
import type { WaveRow } from '../waves.ts'
import type { Health } from './health.contract.ts'
import { healthOf } from './health-formula.ts'

export interface WaveStanding {
  waveId: string
  organizations: number
  onboarded: number
  milestones: number
  milestonesDone: number
  overdueMilestones: number
  blockers: number
  criticalBlockers: number
  highBlockers: number
  /** Share of the onboarding states that the organizations reached, 0 to 1; null without organizations. */
  completion: number | null
  /** Share of the working days that passed, 0 to 1; it stands still while the wave is paused. */
  elapsed: number | null
  /** Null for a cancelled wave. */
  health: Health | null
}

type Counts = Omit<WaveStanding, 'health' | 'elapsed'> & Record<string, unknown>

/** Health and figures of waves by their id, with four statements however many they are. Unknown ids are left out. */
export async function readHealth(
  scope: PlatformScope | OversightScope,
  waveIds: readonly string[],
): Promise<Map<string, WaveStanding>> {
  if (waveIds.length === 0) return new Map()
  const now = today(scope.clock.now())
  const rows = await scope.db
    .select()
    .from(waves)
    .where(inArray(waves.id, [...waveIds]))
  const counts = await countParts(scope, { waveIds, now })
  const calendar = await calendarOf(scope, rows)
  return new Map(
    rows.flatMap((wave) => {
      const found = counts.find(({ waveId }) => waveId === wave.id)
      return found ? [[wave.id, standingOf(wave, found, elapsedOf(wave, { calendar, now }))]] : []
    }),
  )
}

function standingOf(wave: WaveRow, counts: Counts, elapsed: number | null): WaveStanding {
  const { milestones, overdueMilestones, criticalBlockers, highBlockers, completion } = counts
  const overdue = milestones === 0 ? null : overdueMilestones
  const health = healthOf({ overdueMilestones: overdue, criticalBlockers, highBlockers, completion, elapsed })
  return { ...counts, elapsed, health: wave.status === 'cancelled' ? null : health }
}

/**
 * Share of a wave's working days that passed, 0 to 1, without those on which it stood still. Null when it has none.
 */
export function elapsedOf(
  wave: Pick<WaveRow, 'status' | 'startsOn' | 'endsOn' | 'pausedOn' | 'pausedDays'>,
  { calendar, now }: { calendar: BusinessCalendar; now: string },
): number | null {
  if (wave.status === 'completed') return 1
  const before = parseDate(wave.startsOn).subtract({ days: 1 }).toString()
  const total = countBusinessDays(calendar, before, wave.endsOn) - wave.pausedDays
  if (total <= 0) return null
  const until = wave.pausedOn ?? now
  if (until <= before) return 0
  if (until >= wave.endsOn) return 1
  // A day counts when it is over.
  const yesterday = parseDate(until).subtract({ days: 1 }).toString()
  const passed = yesterday <= before ? 0 : countBusinessDays(calendar, before, yesterday)
  return Math.min(1, Math.max(0, (passed - wave.pausedDays) / total))
}

function calendarOf(scope: PlatformScope | OversightScope, rows: readonly WaveRow[]): Promise<BusinessCalendar> {
  const now = today(scope.clock.now())
  const from = rows.map(({ startsOn }) => startsOn).sort()[0] ?? now
  const to =
    rows
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? now
  return loadBusinessCalendar(scope, { from, to })
}

async function countParts(
  { db }: PlatformScope | OversightScope,
  { waveIds, now }: { waveIds: readonly string[]; now: string },
): Promise<Counts[]> {
  const { rows } = await db.execute<Counts>(sql`
    select w.id as "waveId", p.*, m.*, b.*
      from rollout_wave w
      left join lateral (select count(*)::int as organizations,
          count(*) filter (where state = 'onboarding_complete')::int as onboarded,
          avg(case state when 'pending' then 0 when 'training_scheduled' then 0.25 when 'training_complete' then 0.5
            when 'access_granted' then 0.75 else 1 end)::float8 as completion
        from rollout_placement where wave_id = w.id and left_on is null) p on true
      left join lateral (select count(*) filter (where status <> 'dropped')::int as milestones,
          count(*) filter (where status = 'done')::int as "milestonesDone",
          count(*) filter (where status in ('open', 'delayed') and due_on < coalesce(w.paused_on, ${now}::date))::int
            as "overdueMilestones"
        from rollout_milestone where wave_id = w.id) m on true
      left join lateral (select count(*)::int as blockers,
          count(*) filter (where severity = 'critical')::int as "criticalBlockers",
          count(*) filter (where severity = 'high')::int as "highBlockers"
        from rollout_blocker where wave_id = w.id and resolved_at is null) b on true
     where w.id = any(${sql.param([...waveIds])}::uuid[])`)
  return rows
}
