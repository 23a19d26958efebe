// What moving a wave or a milestone by hand does, before anything is written. Pure.
import { addBusinessDays, countBusinessDays, nextBusinessDay } from '../../../platform/calendar/business-days.ts'
import { formatDate } from '../../../platform/calendar/manila.ts'
import { MILESTONE_STATUS_WORDS, MILESTONES, WAVE_STATUS_WORDS, type WaveStatus } from '../rollout.contract.ts'
import type { MilestoneRow, WaveRow } from '../waves.ts'
import { fail } from './errors.ts'
import { restWords } from './lay-out-waves.ts'
import { conflictsOf } from './schedule-conflicts.ts'
import type { ScheduleFacts } from './schedule-facts.ts'

/** A wave as it would stand, with the milestones that move. */
export interface MovePlan {
  wave: WaveRow
  startsOn: string
  endsOn: string
  milestones: { row: MilestoneRow; after: string }[]
  notes: string[]
}

const OPEN: readonly string[] = ['open', 'delayed']
export const isOpen = ({ status }: MilestoneRow) => OPEN.includes(status)

/**
 * Moves a wave with its open milestones by as many working days as its start moves; with an end, its end alone or too.
 * Errors: rollout.schedule.wave_over, wave_begun, in_the_past, out_of_range, ends_before_start, milestone_after_end,
 * nothing_moves, conflict.
 */
export function planWaveMove(
  facts: ScheduleFacts,
  wave: WaveRow,
  wanted: { startsOn?: string | undefined; endsOn?: string | undefined },
): MovePlan {
  const { calendar } = facts
  requireLive(wave)
  const notes: string[] = []
  const from = nextBusinessDay(calendar, wave.startsOn)
  let startsOn = wave.startsOn
  if (wanted.startsOn !== undefined && wanted.startsOn !== wave.startsOn) {
    if (wave.status !== 'planned') fail('rollout.schedule.wave_begun', { number: wave.number })
    startsOn = workingDay(facts, wanted.startsOn, notes)
  }
  const steps = startsOn === wave.startsOn ? 0 : countBusinessDays(calendar, from, startsOn)
  const kept = steps === 0 ? wave.endsOn : addBusinessDays(calendar, wave.endsOn, steps)
  const endsOn = wanted.endsOn === undefined ? kept : endOf(facts, { wave, startsOn, wanted: wanted.endsOn, notes })
  const open = facts.milestones.filter((row) => row.waveId === wave.id && isOpen(row))
  const milestones = open.map((row) => ({
    row,
    after: row.kind === 'completion' ? endsOn : steps === 0 ? row.dueOn : addBusinessDays(calendar, row.dueOn, steps),
  }))
  requireInside(wave, endsOn, milestones)
  const moved = milestones.filter(({ row, after }) => row.dueOn !== after)
  if (startsOn === wave.startsOn && endsOn === wave.endsOn && moved.length === 0)
    fail('rollout.schedule.nothing_moves', { what: `Wave ${wave.number}`, day: formatDate(startsOn) })
  return checked(facts, { wave, startsOn, endsOn, milestones: moved, notes })
}

/**
 * Moves one open milestone. The order of milestones stands; completion takes the end of its wave along, and the kickoff
 * of a planned wave its start. Errors: rollout.schedule.wave_over, milestone_over, in_the_past, out_of_range,
 * before_neighbour, after_neighbour, outside_wave, nothing_moves, conflict.
 */
export function planMilestoneMove(facts: ScheduleFacts, row: MilestoneRow, dueOn: string): MovePlan {
  const wave = facts.waves.find(({ id }) => id === row.waveId) ?? fail('rollout.schedule.milestone_not_found')
  requireLive(wave)
  if (!isOpen(row)) {
    const status = MILESTONE_STATUS_WORDS[row.status as 'done'].toLowerCase()
    fail('rollout.schedule.milestone_over', { title: row.title, number: wave.number, status })
  }
  const notes: string[] = []
  const after = workingDay(facts, dueOn, notes)
  if (after === row.dueOn) fail('rollout.schedule.nothing_moves', { what: row.title, day: formatDate(after) })
  const startsOn = row.kind === 'kickoff' && wave.status === 'planned' ? after : wave.startsOn
  const endsOn = row.kind === 'completion' ? after : wave.endsOn
  requireOrder(facts, row, after)
  if (after < startsOn || after > endsOn) {
    const days = { startsOn: formatDate(wave.startsOn), endsOn: formatDate(wave.endsOn), day: formatDate(after) }
    fail('rollout.schedule.outside_wave', { ...days, title: row.title, number: wave.number })
  }
  return checked(facts, { wave, startsOn, endsOn, milestones: [{ row, after }], notes })
}

/** The schedule as it would be. */
export function withMoves(facts: ScheduleFacts, plans: readonly MovePlan[]): ScheduleFacts {
  const days = new Map(plans.flatMap(({ milestones }) => milestones.map(({ row, after }) => [row.id, after] as const)))
  const waves = new Map(plans.map(({ wave, startsOn, endsOn }) => [wave.id, { startsOn, endsOn }]))
  return {
    ...facts,
    waves: facts.waves.map((wave) => ({ ...wave, ...waves.get(wave.id) })),
    milestones: facts.milestones.map((row) => ({ ...row, dueOn: days.get(row.id) ?? row.dueOn })),
  }
}

/** The day itself, or the next working day with a note. Errors: rollout.schedule.out_of_range, in_the_past. */
export function workingDay({ calendar, today }: ScheduleFacts, day: string, notes: string[]): string {
  if (day < '2020-01-01' || day > '2100-12-31') fail('rollout.schedule.out_of_range')
  if (day < today) fail('rollout.schedule.in_the_past', { day: formatDate(day), today: formatDate(today) })
  const worked = nextBusinessDay(calendar, day)
  if (worked !== day)
    notes.push(`${formatDate(worked)} instead of ${formatDate(day)}: ${restWords(calendar, day, worked)}.`)
  return worked
}

function requireLive({ number, status }: WaveRow): void {
  if (status === 'completed' || status === 'cancelled')
    fail('rollout.schedule.wave_over', { number, status: WAVE_STATUS_WORDS[status satisfies WaveStatus].toLowerCase() })
}

function endOf(
  facts: ScheduleFacts,
  { wave, startsOn, wanted, notes }: { wave: WaveRow; startsOn: string; wanted: string; notes: string[] },
): string {
  const order = { number: wave.number, endsOn: formatDate(wanted), startsOn: formatDate(startsOn) }
  if (wanted < startsOn) fail('rollout.schedule.ends_before_start', order)
  return wanted === wave.endsOn ? wanted : workingDay(facts, wanted, notes)
}

function requireInside(wave: WaveRow, endsOn: string, milestones: MovePlan['milestones']): void {
  const late = milestones.find(({ row, after }) => row.kind !== 'completion' && after > endsOn)
  if (!late) return
  const days = { endsOn: formatDate(endsOn), day: formatDate(late.after) }
  fail('rollout.schedule.milestone_after_end', { ...days, number: wave.number, title: late.row.title })
}

const ORDER: readonly string[] = MILESTONES.map(({ kind }) => kind)

/** Milestones of the wave that are open stay in the order in which every wave has them. */
function requireOrder({ milestones }: ScheduleFacts, row: MilestoneRow, after: string): void {
  const place = ORDER.indexOf(row.kind)
  if (place < 0) return
  const others = milestones.filter((one) => one.waveId === row.waveId && isOpen(one) && ORDER.includes(one.kind))
  const before = others.findLast((one) => ORDER.indexOf(one.kind) < place && one.dueOn > after)
  const behind = others.find((one) => ORDER.indexOf(one.kind) > place && one.dueOn < after)
  const neighbour = before ?? behind
  if (!neighbour) return
  fail(before ? 'rollout.schedule.before_neighbour' : 'rollout.schedule.after_neighbour', {
    ...{ title: row.title, day: formatDate(after) },
    ...{ neighbour: neighbour.title, neighbourDay: formatDate(neighbour.dueOn) },
  })
}

/** Refuses what would put the wave into a blackout or before an organization that it needs. */
function checked(facts: ScheduleFacts, plan: MovePlan): MovePlan {
  const known = new Set(conflictsOf(facts).map(({ text }) => text))
  const found = conflictsOf(withMoves(facts, [plan])).find(
    ({ kind, waves, text }) =>
      (kind === 'blackout' || kind === 'prerequisite') && waves.includes(plan.wave.number) && !known.has(text),
  )
  if (found) fail('rollout.schedule.conflict', { reason: found.text })
  return plan
}
