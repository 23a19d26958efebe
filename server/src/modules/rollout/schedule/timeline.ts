// The timeline: waves with their milestones, and what lies under them: rest days, Ramadan, blackouts.
import { countBusinessDays, nextBusinessDay } from '../../../platform/calendar/business-days.ts'
import { ramadansOf } from '../../../platform/calendar/islamic-dates.ts'
import { parseDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { MILESTONE_KINDS, type MilestoneKind, type MilestoneStatus, type WaveStatus } from '../rollout.contract.ts'
import { findPlaced } from '../waves.ts'
import type { BlackoutKind } from './blackouts.contract.ts'
import type { Timeline, TimelineWave } from './schedule.contract.ts'
import { conflictsOf } from './schedule-conflicts.ts'
import { loadScheduleFacts, type ScheduleFacts } from './schedule-facts.ts'

/** Days shown before the first and after the last date. */
const MARGIN = 14

/** Everything that the timeline draws. Waves that were cancelled are left out. */
export async function describeTimeline(scope: PlatformScope): Promise<Timeline> {
  const all = await loadScheduleFacts(scope)
  const facts = { ...all, waves: all.waves.filter(({ status }) => status !== 'cancelled') }
  const placed = Map.groupBy(await findPlaced(scope), ({ waveId }) => waveId)
  const waves = facts.waves.map((wave) => ({
    ...viewOf(facts, wave),
    organizations: (placed.get(wave.id) ?? []).map(({ code }) => code),
  }))
  const { from, to } = periodOf(facts)
  return {
    ...{ today: facts.today, from, to, waves },
    blackouts: facts.blackouts
      .filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
      .map((one) => ({ ...one, kind: one.kind as BlackoutKind })),
    holidays: restDaysOf(facts, from, to),
    ramadans: ramadansIn(from, to),
    warnings: conflictsOf(facts)
      .filter(({ kind }) => kind === 'blackout' || kind === 'prerequisite')
      .map(({ text }) => text),
  }
}

function viewOf({ calendar, milestones }: ScheduleFacts, wave: ScheduleFacts['waves'][number]) {
  const first = nextBusinessDay(calendar, wave.startsOn)
  return {
    ...wave,
    status: wave.status as WaveStatus,
    workingDays: Math.max(0, countBusinessDays(calendar, first, wave.endsOn) + 1),
    milestones: milestones
      .filter(({ waveId }) => waveId === wave.id)
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || placeOf(a.kind) - placeOf(b.kind))
      .map((one) => ({ ...one, kind: one.kind as MilestoneKind, status: one.status as MilestoneStatus })),
  } satisfies Omit<TimelineWave, 'organizations'>
}

const ORDER: readonly string[] = MILESTONE_KINDS

/** Milestones of one day stand in the order of every wave; others follow. */
function placeOf(kind: string): number {
  return ORDER.indexOf(kind)
}

function periodOf({ today, waves, milestones }: ScheduleFacts): { from: string; to: string } {
  const shown = new Set(waves.map(({ id }) => id))
  const days = [
    today,
    ...waves.flatMap((wave) => [wave.startsOn, wave.endsOn, wave.baselineStartsOn, wave.baselineEndsOn]),
    ...milestones.filter(({ waveId }) => shown.has(waveId)).flatMap(({ dueOn, baselineOn }) => [dueOn, baselineOn]),
  ].toSorted()
  const first = parseDate(days[0] ?? today).subtract({ days: MARGIN })
  const last = parseDate(days.at(-1) ?? today).add({ days: MARGIN })
  return {
    from: first.subtract({ days: first.dayOfWeek - 1 }).toString(),
    to: last.add({ days: 7 - last.dayOfWeek }).toString(),
  }
}

function restDaysOf({ calendar }: ScheduleFacts, from: string, to: string): Timeline['holidays'] {
  return [...calendar.holidays.values()]
    .flat()
    .filter((day) => day.class !== 'special_working' && from <= day.date && day.date <= to)
    .map(({ date, name, class: kind }) => ({ date, name, class: kind }))
}

function ramadansIn(from: string, to: string): Timeline['ramadans'] {
  const first = Number(from.slice(0, 4)) - 1
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
  return years.flatMap(ramadansOf).filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
}
