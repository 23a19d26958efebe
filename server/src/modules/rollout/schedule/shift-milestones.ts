// Milestones of a wave that has none yet, and milestones that wait because their wave stood still.
import { eq, sql } from 'drizzle-orm'
import { addBusinessDays } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { formatDate, parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from '../errors.ts'
import { milestones, waves } from '../tables.ts'
import { findMilestones, type WaveRow, writeWave } from '../waves.ts'
import { layOutMilestones } from './lay-out-waves.ts'
import { keepMilestoneDeadlines } from './milestone-deadlines.ts'

/** A milestone that stands on another day than before. */
export interface ShiftedMilestone {
  id: string
  title: string
  before: string
  after: string
}

export interface Shift {
  milestones: ShiftedMilestone[]
  endsOn: { before: string; after: string }
}

/** Creates the six milestones of a wave over its own dates and puts them into the calendar; with any, does nothing. */
export async function placeMilestones(scope: PlatformScope, waveId: string): Promise<void> {
  const wave = await lockWaveById(scope, waveId)
  if ((await findMilestones(scope, [waveId])).length > 0) return
  const { startsOn, endsOn } = wave
  const calendar = await loadBusinessCalendar(scope, { from: startsOn, to: endsOn })
  await scope.db
    .insert(milestones)
    .values(layOutMilestones(calendar, { startsOn, endsOn }).map((one) => ({ ...one, waveId, baselineOn: one.dueOn })))
  await keepMilestoneDeadlines(scope, waveId)
}

/**
 * Moves the open and late milestones of a wave, and its end, by whole working days (more than 0), and says why on each.
 * One that is late and now stands ahead is open again. Answers what moved. For a wave that stood still.
 */
export async function shiftOpenMilestones(
  scope: PlatformScope,
  waveId: string,
  { businessDays, why }: { businessDays: number; why: string },
): Promise<Shift> {
  const wave = await lockWaveById(scope, waveId)
  const open = (await findMilestones(scope, [waveId])).filter(({ status }) => ['open', 'delayed'].includes(status))
  const days = [wave.endsOn, ...open.map(({ dueOn }) => dueOn)].sort()
  const to = parseDate(days.at(-1) ?? wave.endsOn).add({ days: businessDays * 2 + 62 })
  const calendar = await loadBusinessCalendar(scope, { from: days[0] ?? wave.endsOn, to: to.toString() })
  const moved = open.map(({ id, title, dueOn: before }) => ({
    ...{ id, title, before },
    after: addBusinessDays(calendar, before, businessDays),
  }))
  const endsOn = { before: wave.endsOn, after: addBusinessDays(calendar, wave.endsOn, businessDays) }
  await writeMilestoneDays(scope, moved, why)
  await writeWave(scope, waveId, { endsOn: endsOn.after })
  await keepMilestoneDeadlines(scope, waveId)
  return { milestones: moved, endsOn }
}

/** Writes days with their reason; SEQUENCE rises, so that calendars which took the old day over take the new one. */
export async function writeMilestoneDays(
  scope: PlatformScope,
  moved: readonly Omit<ShiftedMilestone, 'title'>[],
  why: string,
): Promise<void> {
  if (moved.length === 0) return
  const ids = sql.param(moved.map(({ id }) => id))
  const days = sql.param(moved.map(({ after }) => after))
  const notes = sql.param(moved.map(({ before }) => shortened(`Moved from ${formatDate(before)}: ${why}`)))
  await scope.db.execute(sql`
    update public.rollout_milestone as m
       set due_on = d.day, note = d.note, sequence = m.sequence + 1, version = m.version + 1, updated_at = now(),
           status = case when m.status = 'delayed' and d.day >= ${today(scope.clock.now())}::date then 'open' else m.status end
      from unnest(${ids}::uuid[], ${days}::date[], ${notes}::text[]) as d (id, day, note) where m.id = d.id`)
}

async function lockWaveById(scope: PlatformScope, waveId: string): Promise<WaveRow> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, waveId)).for('update')
  return wave ?? fail('rollout.wave.not_found', { number: '' })
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 1000 ? `${characters.slice(0, 999).join('')}…` : text
}
