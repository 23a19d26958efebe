// From the record to the forecast and back: days become working days, and ends become days of the calendar.
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { addBusinessDays, countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { MILESTONES } from '../rollout.contract.ts'
import { ENOUGH_MILESTONES, type EndRange, type RolloutForecast } from './control-room.contract.ts'
import { ASSUMED_PACE, type ForecastWave, forecastEnds, type Range, RUNS, SEED } from './forecast.ts'
import type { MilestoneFact, WatchFacts, WaveFact } from './watch-facts.ts'

export interface WaveEnd {
  end: EndRange
  /** Working days from the planned end. */
  daysLate: { early: number; likely: number; late: number }
}

export interface Forecasted {
  forecast: RolloutForecast
  /** By id of the wave. */
  ends: ReadonlyMap<string, WaveEnd>
}

interface At {
  calendar: BusinessCalendar
  today: string
}

/** Plays the waves as they stand today. The calendar must reach from their first day to two years after their last. */
export function forecastFacts(facts: WatchFacts, { calendar, today }: At): Forecasted {
  const pace = facts.waves.flatMap((wave) => paceOf(wave, milestonesOf(facts, wave), calendar))
  const days = dayScale(calendar, today)
  const waves = facts.waves.map((wave) => standingOf(wave, milestonesOf(facts, wave), { calendar, today }))
  const { waves: played, all } = forecastEnds({ waves, pace, today: 0 })
  const plannedEnd = lastOf(facts.waves.map(({ baselineEndsOn }) => baselineEndsOn))
  const scheduledEnd = lastOf(facts.waves.map(({ endsOn, endedOn }) => endedOn ?? endsOn))
  const isOver = facts.waves.every(({ status }) => status === 'completed')
  const end = all && scheduledEnd ? (isOver ? certain(scheduledEnd) : rangeOfDays(all, days)) : null
  const ends = facts.waves.flatMap((wave) => {
    const range = played.find(({ number }) => number === wave.number)
    if (!range) return []
    const own = wave.status === 'completed' ? certain(wave.endedOn ?? wave.endsOn) : rangeOfDays(range, days)
    return [[wave.id, endOf(wave, own, calendar)] as const]
  })
  const basis = pace.length === 0 ? 'assumed' : pace.length < ENOUGH_MILESTONES ? 'little' : 'measured'
  const stands = { basis, measured: pace.length, outside: facts.organizations - facts.placements.length } as const
  return {
    ends: new Map(ends),
    forecast: {
      ...{ ...stands, note: noteOf(stands), runs: RUNS, seed: SEED, plannedEnd, scheduledEnd, end },
      daysLate: end && plannedEnd ? countBusinessDays(calendar, plannedEnd, end.likely) : null,
      saidBefore: facts.saidBefore,
    },
  }
}

/**
 * Working days that a wave lost a milestone, one number for each milestone reached: what the way from its start took longer
 * than published, without pauses, shared among the milestones up to there.
 */
export function paceOf(wave: WaveFact, milestones: readonly MilestoneFact[], calendar: BusinessCalendar): number[] {
  const started = wave.startedOn ?? wave.startsOn
  const order = milestones.toSorted((a, b) => compare(a.baselineOn, b.baselineOn))
  return order.flatMap(({ baselineOn, dueOn, doneOn }, at) => {
    if (doneOn === null) return []
    const planned = countBusinessDays(calendar, wave.baselineStartsOn, baselineOn)
    const took = countBusinessDays(calendar, started, doneOn)
    // What came after a pause was put off by it; what came before was not.
    const putOff = Math.max(0, countBusinessDays(calendar, baselineOn, dueOn))
    return [Math.max(0, took - planned - Math.min(wave.pausedDays, putOff)) / (at + 1)]
  })
}

function standingOf(wave: WaveFact, milestones: readonly MilestoneFact[], { calendar, today }: At): ForecastWave {
  const since = (day: string) => countBusinessDays(calendar, today, day)
  const open = milestones.filter(({ doneOn }) => doneOn === null)
  const isOver = wave.status === 'completed'
  return {
    number: wave.number,
    startsOn: since(wave.startedOn ?? wave.startsOn),
    endsOn: since(wave.endsOn),
    endedOn: isOver ? since(wave.endedOn ?? wave.endsOn) : null,
    behind: behindOf(wave, milestones, { calendar, today: wave.pausedOn ?? today }),
    paused: wave.pausedOn === null ? 0 : Math.max(0, countBusinessDays(calendar, wave.pausedOn, today)),
    remaining: milestones.length > 0 ? open.length : MILESTONES.length,
  }
}

/** Behind the present schedule: the milestone that was reached last, or the first that should have been. */
function behindOf(wave: WaveFact, milestones: readonly MilestoneFact[], { calendar, today }: At): number {
  const [first] = milestones.filter(({ doneOn }) => doneOn === null)
  const last = milestones.findLast(({ doneOn }) => doneOn !== null)
  const lost = last?.doneOn ? countBusinessDays(calendar, last.dueOn, last.doneOn) : 0
  const overdue = first ? countBusinessDays(calendar, first.dueOn, today) : 0
  const notBegun = wave.status === 'planned' ? countBusinessDays(calendar, wave.startsOn, today) : 0
  return Math.max(0, lost, overdue, notBegun)
}

function endOf(wave: WaveFact, end: EndRange, calendar: BusinessCalendar): WaveEnd {
  const late = (day: string) => countBusinessDays(calendar, wave.baselineEndsOn, day)
  return { end, daysLate: { early: late(end.early), likely: late(end.likely), late: late(end.late) } }
}

function certain(day: string): EndRange {
  return { early: day, likely: day, late: day }
}

function rangeOfDays({ p10, p50, p90 }: Range, day: (at: number) => string): EndRange {
  return { early: day(p10), likely: day(p50), late: day(p90) }
}

/** Working days from today as a day; what lies beyond the calendar is its last working day. */
function dayScale(calendar: BusinessCalendar, today: string): (at: number) => string {
  const last = countBusinessDays(calendar, today, calendar.to)
  return (at) => addBusinessDays(calendar, today, Math.min(last, Math.max(0, at)))
}

function milestonesOf(facts: WatchFacts, wave: WaveFact): MilestoneFact[] {
  return facts.milestones.filter(({ waveId }) => waveId === wave.id)
}

function lastOf(days: readonly string[]): string | null {
  return days.toSorted(compare).at(-1) ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** On how much the forecast stands; pages and papers say it beside the dates. */
function noteOf({ basis, measured, outside }: Pick<RolloutForecast, 'basis' | 'measured' | 'outside'>): string {
  const assumed = `an assumed loss of 0 to ${Math.max(...ASSUMED_PACE)} working days a milestone`
  const stands = {
    assumed: `No milestone is reached yet: the forecast stands on ${assumed}.`,
    little: `Too little data: ${measured} ${measured === 1 ? 'milestone' : 'milestones'} reached so far, beside ${assumed}.`,
    measured: `Measured from ${measured} milestones reached so far.`,
  }[basis]
  const none = outside === 1 ? '1 organization has no wave and is' : `${outside} organizations have no wave and are`
  const left = outside > 0 ? ` ${none} not in it.` : ''
  return `${stands} ${RUNS.toLocaleString('en-PH')} simulated runs; pauses are left out.${left}`
}
