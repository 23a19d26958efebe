// Invents how a measure went: a reading at the end of each quarter, ahead of its course, on it or behind.
import type { Measure } from './demo-themes.ts'

export interface Reading {
  asOf: string
  value: string
  note: string
}
export interface InventedMeasure {
  title: string
  description: string
  metric: string
  unit: string
  baselineValue: string
  targetValue: string
  currentValue: string
  status: string
  readings: Reading[]
}
export interface Chance {
  /** From 0 up to, but without, 1. */
  random: () => number
  /** `YYYY-MM-DD`; nothing is reported for a later day. */
  today: string
}

const NOTES = [
  'Field reports of the quarter',
  'Counted on site',
  'From the division’s monthly report',
  'Validated with the LGUs',
]

interface Course {
  from: string
  to: string
  /** 1 arrives at the target on the last day, 0 never starts. */
  pace: number
}

/** One reading at the end of each quarter until today, and one on the last day. */
export function readingsOf({ random, today }: Chance, measure: Measure, { from, to, pace }: Course): Reading[] {
  if (pace === 0) return []
  const span = daysBetween(from, to)
  const readings: Reading[] = []
  for (let at = 0; at < 24 && readings.at(-1)?.asOf !== to; at++) {
    const quarter = lastDay(Number(from.slice(0, 4)) + Math.floor(at / 4), (at % 4) * 3 + 3)
    const asOf = quarter < to ? quarter : to
    if (asOf > today) break
    const reached = Math.min((daysBetween(from, asOf) / span) * pace * (0.9 + random() * 0.2), 1.05)
    readings.push({ asOf, value: valueAt(measure, reached), note: NOTES[at % NOTES.length] ?? '' })
  }
  return readings
}

function valueAt({ baseline, target }: Measure, reached: number): string {
  const value = baseline + (target - baseline) * reached
  const whole = Number.isInteger(baseline) && Number.isInteger(target) && Math.abs(target - baseline) >= 10
  return value.toFixed(whole ? 0 : 1)
}

export function measured(
  template: Measure,
  { title, readings, closed }: { title: string; readings: Reading[]; closed: boolean },
): InventedMeasure {
  const { metric, unit, baseline, target } = template
  const current = readings.at(-1)?.value
  const reached = current !== undefined && (Number(current) - baseline) / (target - baseline) >= 1
  const open = current === undefined ? 'not_started' : 'in_progress'
  return {
    title,
    description: '',
    metric,
    unit,
    baselineValue: String(baseline),
    targetValue: String(target),
    currentValue: current ?? String(baseline),
    status: reached || (closed && current !== undefined) ? 'completed' : open,
    readings,
  }
}

/** Last day of a month, `YYYY-MM-DD`. */
export function lastDay(year: number, month: number): string {
  return Temporal.PlainDate.from({ year, month, day: 31 }, { overflow: 'constrain' }).toString()
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}
