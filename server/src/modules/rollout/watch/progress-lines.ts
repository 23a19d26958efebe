// Organizations onboarded by each day: as published, as it was, and as it is likely to be.
import { parseDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import type { ControlRoom } from './control-room.contract.ts'
import type { Forecasted } from './forecast-facts.ts'
import type { WatchFacts } from './watch-facts.ts'

/** A chart with more points hides its values. */
const MOST_POINTS = 12

type Point = ControlRoom['progress'][number]

/** Points at even distances from the first day of the plan to the end, and today. Nothing without waves. */
export function progressLines(facts: WatchFacts, { ends }: Forecasted, today: string): Point[] {
  const onboarded = onboardedDays(facts)
  const planned = daysOf(facts, ({ baselineEndsOn }) => baselineEndsOn)
  const likely = daysOf(facts, ({ id, status }) => (status === 'completed' ? '' : (ends.get(id)?.end.likely ?? '')))
  const open = new Map([...likely].filter(([code]) => !onboarded.has(code)))
  const counted = (days: ReadonlyMap<string, string>, day: string) =>
    [...days.values()].filter((one) => one <= day).length
  const now = counted(onboarded, today)
  return pointDays(facts, [...open.values()], today).map((day) => ({
    day,
    planned: counted(planned, day),
    onboarded: day <= today ? counted(onboarded, day) : null,
    likely: day >= today ? now + counted(open, day) : null,
  }))
}

/** Organizations that are onboarded, with the day on which they were, in the Philippines. */
export function onboardedDays({ placements }: WatchFacts): Map<string, string> {
  const done = placements.filter(({ state }) => state === 'onboarding_complete')
  return new Map(done.map(({ code, since }) => [code, todayIn(Temporal.Instant.from(since))]))
}

/** The day of its wave for each organization; left out where it is ''. */
function daysOf(facts: WatchFacts, day: (wave: WatchFacts['waves'][number]) => string): Map<string, string> {
  const waves = new Map(facts.waves.map((wave) => [wave.id, wave]))
  return new Map(
    facts.placements.flatMap(({ code, waveId }) => {
      const wave = waves.get(waveId)
      const found = wave ? day(wave) : ''
      return found ? [[code, found] as const] : []
    }),
  )
}

function pointDays({ waves }: WatchFacts, ends: readonly string[], today: string): string[] {
  const first = waves.map(({ baselineStartsOn }) => baselineStartsOn).sort()[0]
  const last = [...waves.map(({ baselineEndsOn }) => baselineEndsOn), ...ends].sort().at(-1)
  if (!first || !last) return []
  const length = parseDate(first).until(parseDate(last), { largestUnit: 'days' }).days
  const step = Math.max(1, Math.ceil(length / (MOST_POINTS - 2)))
  const days = Array.from({ length: Math.ceil(length / step) }, (_, at) =>
    parseDate(first)
      .add({ days: at * step })
      .toString(),
  )
  return [...new Set([...days, last, ...(today >= first && today <= last ? [today] : [])])].sort()
}
