// When waves and their milestones stand, in working days. Pure: the calendar is a value.
import { type BusinessCalendar, dateAt, placeOf } from '../../../platform/calendar/business-calendar.ts'
import {
  addBusinessDays,
  countBusinessDays,
  nextBusinessDay,
  reasonForRest,
} from '../../../platform/calendar/business-days.ts'
import { ramadansOf } from '../../../platform/calendar/islamic-dates.ts'
import { formatDate } from '../../../platform/calendar/manila.ts'
import { MILESTONES, type MilestoneKind } from '../rollout.contract.ts'
import { type BlackoutSpan, blackoutsOn, blackoutWords } from './blackout-rules.ts'

export interface WaveLayout {
  /** First day that is wanted for the first wave, `YYYY-MM-DD`; on a day of rest it moves to the next working day. */
  startsOn: string
  /** Working days of a wave, first and last included. */
  waveDays?: number
  /** Working days between the end of a wave and the start of the one that takes its turn. */
  gapDays?: number
  count: number
  blackouts?: readonly BlackoutSpan[]
  /** Waves that may run at the same time. Their starts are spread evenly, so that one team can hold each kickoff. */
  parallel?: number
}

export interface LaidMilestone {
  kind: Exclude<MilestoneKind, 'other'>
  title: string
  dueOn: string
  /** What people should know about this day (Ramadan hours), or ''. */
  note: string
}

export interface LaidWave {
  startsOn: string
  endsOn: string
  milestones: LaidMilestone[]
  /** What was moved from where, and why: "Start moved from 30 November 2026: Bonifacio Day". */
  notes: string[]
}

export const WAVE_DAYS = 14
export const GAP_DAYS = 7

/**
 * Days of waves one after another. No wave starts or goes live in a blackout that forbids it: it starts later instead,
 * on the first day on which neither is so, and the waves after it follow. A RangeError when the calendar ends before.
 */
export function layOutWaves(calendar: BusinessCalendar, layout: WaveLayout): LaidWave[] {
  const laid: LaidWave[] = []
  for (let at = 0; at < layout.count; at++) {
    const wanted = at === 0 ? layout.startsOn : earliestStart(calendar, layout, laid)
    laid.push(layOutWave(calendar, { ...layout, startsOn: wanted }))
  }
  return laid
}

/** One wave that is to start on a day, with what moved it. */
function layOutWave(calendar: BusinessCalendar, layout: Omit<WaveLayout, 'count'>): LaidWave {
  const { startsOn: wanted, waveDays = WAVE_DAYS, blackouts = [] } = layout
  const first = nextBusinessDay(calendar, wanted)
  const hindrances = new Set<string>()
  let startsOn = first
  for (;;) {
    const hindrance = hindranceOf(datesOf(calendar, startsOn, waveDays), blackouts)
    if (!hindrance) break
    hindrances.add(hindrance)
    startsOn = addBusinessDays(calendar, startsOn, 1)
  }
  const endsOn = addBusinessDays(calendar, startsOn, waveDays - 1)
  return {
    ...{ startsOn, endsOn, milestones: layOutMilestones(calendar, { startsOn, endsOn }) },
    notes: [
      ...(first === wanted ? [] : [`Start moved from ${formatDate(wanted)}: ${restWords(calendar, wanted, first)}`]),
      ...(hindrances.size > 0 ? [`Start moved from ${formatDate(first)}: ${[...hindrances].join('; ')}`] : []),
    ],
  }
}

/** Why nothing is worked from a day up to another: `Saturday, Sunday, Bonifacio Day`. */
export function restWords(calendar: BusinessCalendar, from: string, before: string): string {
  const start = placeOf(calendar, from)
  const days = Array.from({ length: placeOf(calendar, before) - start }, (_, at) => dateAt(calendar, start + at))
  return [...new Set(days.map((day) => reasonForRest(calendar, day)))].join(', ')
}

/**
 * The six milestones over the working days between two days, both included: each after its share of them, in order. A
 * RangeError when nothing is worked between them.
 */
export function layOutMilestones(
  calendar: BusinessCalendar,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): LaidMilestone[] {
  const first = nextBusinessDay(calendar, startsOn)
  if (endsOn < first) throw new RangeError(`Nothing is worked between ${startsOn} and ${endsOn}.`)
  const steps = countBusinessDays(calendar, first, endsOn)
  return MILESTONES.map(({ kind, title, at }) => {
    const dueOn = addBusinessDays(calendar, first, Math.round(at * steps))
    return { kind, title, dueOn, note: kind.endsWith('training') ? ramadanNote(dueOn) : '' }
  })
}

/** When the next wave may start: after its turn, and evenly behind the wave before it. */
function earliestStart(calendar: BusinessCalendar, layout: WaveLayout, laid: readonly LaidWave[]): string {
  const { waveDays = WAVE_DAYS, gapDays = GAP_DAYS, parallel = 1 } = layout
  const turn = laid.at(-parallel)
  const afterTurn = turn ? addBusinessDays(calendar, turn.endsOn, gapDays + 1) : ''
  const before = laid.at(-1)
  const step = Math.ceil((waveDays + gapDays) / parallel)
  const behind = before && parallel > 1 ? addBusinessDays(calendar, before.startsOn, step) : ''
  return [afterTurn, behind].toSorted().at(-1) ?? ''
}

/** What keeps a wave of these days from standing there, or nothing. */
function hindranceOf({ startsOn, goLiveOn }: WaveDates, blackouts: readonly BlackoutSpan[]): string | undefined {
  const [start] = blackoutsOn(blackouts, 'start', startsOn)
  if (start) return `no wave may start in ${blackoutWords(start)}`
  const [goLive] = blackoutsOn(blackouts, 'go_live', goLiveOn)
  return goLive && `the go-live would fall in ${blackoutWords(goLive)}`
}

interface WaveDates {
  startsOn: string
  goLiveOn: string
}

const GO_LIVE_AT = MILESTONES.find(({ kind }) => kind === 'go_live')?.at ?? 1

function datesOf(calendar: BusinessCalendar, startsOn: string, waveDays: number): WaveDates {
  return { startsOn, goLiveOn: addBusinessDays(calendar, startsOn, Math.round(GO_LIVE_AT * (waveDays - 1))) }
}

/** Days of Ramadan are working days with shorter hours, which a training has to know. */
function ramadanNote(day: string): string {
  const year = Number(day.slice(0, 4))
  const ramadan = [...ramadansOf(year - 1), ...ramadansOf(year)].find(
    ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn,
  )
  return ramadan ? `In ${ramadan.name}: working hours are shorter.` : ''
}
