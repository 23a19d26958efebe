// What decides about dates: waves, milestones, blackouts, prerequisites and the calendar, read once.
import { asc, sql } from 'drizzle-orm'
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { milestones, waves } from '../tables.ts'
import type { MilestoneRow, WaveRow } from '../waves.ts'
import { blackouts } from './tables.ts'

type BlackoutRow = typeof blackouts.$inferSelect

/** An organization of one wave needs one of another wave first. */
interface WaveDependency extends Record<string, unknown> {
  laterWave: number
  later: string
  needsWave: number
  needs: string
  why: string
}

export interface ScheduleFacts {
  today: string
  calendar: BusinessCalendar
  waves: readonly WaveRow[]
  /** In the order of their days. */
  milestones: readonly MilestoneRow[]
  blackouts: readonly BlackoutRow[]
  dependencies: readonly WaveDependency[]
}

/** Days that a move may need beyond the last one: blackouts and runs of holidays. */
const AHEAD = { days: 800 }

/** Reads the schedule, with a calendar that reaches years beyond its last day and beyond `until`. */
export async function loadScheduleFacts(scope: PlatformScope, until = ''): Promise<ScheduleFacts> {
  const rows = await scope.db.select().from(waves).orderBy(asc(waves.number))
  const days = await scope.db
    .select()
    .from(milestones)
    .orderBy(asc(milestones.dueOn), asc(milestones.createdAt), asc(milestones.id))
  const now = today(scope.clock.now())
  const all = [
    ...[now, until].filter(Boolean),
    ...rows.flatMap(({ startsOn, endsOn, baselineStartsOn, baselineEndsOn }) => [
      ...[startsOn, endsOn, baselineStartsOn, baselineEndsOn],
    ]),
    ...days.flatMap(({ dueOn, baselineOn }) => [dueOn, baselineOn]),
  ].toSorted()
  const to = parseDate(all.at(-1) ?? now).add(AHEAD)
  return {
    today: now,
    calendar: await loadBusinessCalendar(scope, { from: all[0] ?? now, to: to.toString() }),
    waves: rows,
    milestones: days,
    blackouts: await scope.db.select().from(blackouts).orderBy(asc(blackouts.startsOn), asc(blackouts.name)),
    dependencies: await findDependencies(scope),
  }
}

async function findDependencies({ db }: PlatformScope): Promise<WaveDependency[]> {
  const { rows } = await db.execute<WaveDependency>(sql`
    select lw.number as "laterWave", l.code as later, nw.number as "needsWave", n.code as needs, p.why
      from rollout_prerequisite p
      join organization l on l.id = p.later_id
      join organization n on n.id = p.needs_id
      join rollout_placement lp on lp.organization_id = l.id and lp.left_on is null
      join rollout_placement np on np.organization_id = n.id and np.left_on is null
      join rollout_wave lw on lw.id = lp.wave_id
      join rollout_wave nw on nw.id = np.wave_id
     where lw.id <> nw.id
     order by 1, 2, 4`)
  return rows
}
