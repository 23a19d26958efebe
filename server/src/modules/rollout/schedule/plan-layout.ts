// Laying out all planned waves again. Pure.
import { addBusinessDays, countBusinessDays, nextBusinessDay } from '../../../platform/calendar/business-days.ts'
import { fail } from './errors.ts'
import { GAP_DAYS, type LaidMilestone, type LaidWave, layOutWaves, WAVE_DAYS } from './lay-out-waves.ts'
import { isOpen, type MovePlan, withMoves, workingDay } from './plan-move.ts'
import { conflictsOf } from './schedule-conflicts.ts'
import type { ScheduleFacts } from './schedule-facts.ts'

export interface LayoutWish {
  /** Null: after the waves that run, with the gap between. */
  startsOn: string | null
  waveDays?: number
  gapDays?: number
  parallel?: number
}

/** A wave as it would stand; `laid` are its six milestones, of which it may lack some. */
export type LayoutPlan = MovePlan & { laid: LaidMilestone[] }

/**
 * The planned waves one after another by number. Errors: rollout.schedule.nothing_planned, in_the_past, out_of_range,
 * no_room, conflict (an organization would come before one that it needs).
 */
export function planLayout(facts: ScheduleFacts, wish: LayoutWish): LayoutPlan[] {
  const waves = facts.waves.filter(({ status }) => status === 'planned')
  if (waves.length === 0) fail('rollout.schedule.nothing_planned')
  const notes: string[] = []
  const startsOn = workingDay(facts, wish.startsOn ?? defaultStart(facts, wish.gapDays), notes)
  const laid = layOut(facts, { ...wish, startsOn, count: waves.length })
  const plans = waves.flatMap((wave, at) => {
    const one = laid[at]
    if (!one) return []
    const steps = countBusinessDays(facts.calendar, nextBusinessDay(facts.calendar, wave.startsOn), one.startsOn)
    const milestones = facts.milestones
      .filter((row) => row.waveId === wave.id && isOpen(row))
      .map((row) => ({
        row,
        after:
          one.milestones.find(({ kind }) => kind === row.kind)?.dueOn ??
          addBusinessDays(facts.calendar, row.dueOn, steps),
      }))
      .filter(({ row, after }) => row.dueOn !== after)
    return { wave, milestones, laid: one.milestones, ...daysOf(one), notes: [...(at === 0 ? notes : []), ...one.notes] }
  })
  const conflict = conflictsOf(withMoves(facts, plans)).find(({ kind }) => kind === 'prerequisite')
  if (conflict) fail('rollout.schedule.conflict', { reason: conflict.text })
  return plans
}

function daysOf({ startsOn, endsOn }: LaidWave) {
  return { startsOn, endsOn }
}

function defaultStart({ calendar, waves, today }: ScheduleFacts, gapDays = GAP_DAYS): string {
  const running = waves.filter(({ status }) => status === 'active' || status === 'paused')
  const last = running
    .map(({ endsOn }) => endsOn)
    .toSorted()
    .at(-1)
  const free = last ? addBusinessDays(calendar, last, gapDays + 1) : today
  return free > today ? free : today
}

/** A blackout without end, or many in a row, leave no day before the calendar ends. */
function layOut(
  { calendar, blackouts }: ScheduleFacts,
  wish: LayoutWish & { startsOn: string; count: number },
): LaidWave[] {
  try {
    return layOutWaves(calendar, { waveDays: WAVE_DAYS, gapDays: GAP_DAYS, ...wish, blackouts })
  } catch (error) {
    if (error instanceof RangeError) return fail('rollout.schedule.no_room')
    throw error
  }
}
