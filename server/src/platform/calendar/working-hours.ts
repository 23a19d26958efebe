// Which hours are worked on a day: dated profiles, of which the one with an end goes first.
import type { WorkSpan, WorkWeek } from './calendar.contract.ts'

/** Hours in force from a day; with an end (Ramadan) they go before those without. */
export interface HoursProfile {
  name: string
  startsOn: string
  endsOn: string | null
  hours: WorkWeek
}

/** Minutes since midnight, `[480, 720]` for 08:00-12:00. */
export type MinuteSpan = readonly [start: number, end: number]

/** `HH:MM` (or `HH:MM:SS`) as minutes since midnight. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** The profile in force on a day; nothing before the first one. Days compare as texts. */
export function profileOn(profiles: readonly HoursProfile[], date: string): HoursProfile | undefined {
  const inForce = profiles.filter(({ startsOn, endsOn }) => startsOn <= date && (endsOn === null || date <= endsOn))
  const latest = (some: HoursProfile[]) => some.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))[0]
  return latest(inForce.filter(({ endsOn }) => endsOn !== null)) ?? latest(inForce)
}

/** The spans of a weekday (1 is Monday) as minutes. */
export function spansOn(profile: HoursProfile | undefined, weekday: number): MinuteSpan[] {
  return (profile?.hours[weekday - 1] ?? []).map(({ from, to }: WorkSpan) => [minuteOf(from), minuteOf(to)] as const)
}

/** What is left of spans when work is suspended from a minute on. */
export function spansUntil(spans: readonly MinuteSpan[], end: number): MinuteSpan[] {
  return spans.filter(([start]) => start < end).map(([start, stop]) => [start, Math.min(stop, end)] as const)
}
