// When the rollout ends: what happens when every wave that is not over loses time as milestones lost it so far, played 2,000
// times. Days are working days counted from any fixed day, so that holidays and weekends are out of the arithmetic.

/**
 * Working days lost a milestone while nothing is measured: half of all milestones lose half a day or less, one in eight loses
 * two. An assumption of BMMS, worth eight measured milestones; a page that shows the forecast has to name it.
 */
export const ASSUMED_PACE: readonly number[] = [0, 0, 0.25, 0.5, 0.5, 0.75, 1, 2]

export const RUNS = 2_000
export const SEED = 44

export interface ForecastWave {
  number: number
  /** By the present schedule. */
  startsOn: number
  endsOn: number
  /** The day on which it was over; null while it is not. */
  endedOn: number | null
  /** Working days that it is behind its present schedule already; pauses are no delay. */
  behind: number
  /** Working days that it stands still and that its schedule does not know of yet. */
  paused: number
  /** Milestones that are not reached yet. */
  remaining: number
}

export interface ForecastInput {
  waves: readonly ForecastWave[]
  /** Working days lost a milestone, one number for each milestone reached so far. */
  pace: readonly number[]
  today: number
  seed?: number
  runs?: number
}

/** One in ten runs ends by `p10`, half of them by `p50`, nine in ten by `p90`. */
export interface Range {
  p10: number
  p50: number
  p90: number
}

export interface Forecast {
  waves: (Range & { number: number })[]
  /** Of all waves; null when there is none. */
  all: Range | null
}

/**
 * Plays the rest of the rollout. The same input gives the same answer. A wave loses time at one pace, drawn from what was
 * measured and assumed; time won is not counted on, since dates that were told to people are kept. A wave that begins after
 * others does not begin before they are over.
 */
export function forecastEnds({ waves, pace, today, seed = SEED, runs = RUNS }: ForecastInput): Forecast {
  const order = [...waves].sort((a, b) => a.startsOn - b.startsOn || a.number - b.number)
  const before = order.map((wave) => order.flatMap((other, at) => (other.endsOn < wave.startsOn ? [at] : [])))
  const pool = [...ASSUMED_PACE, ...pace.map((days) => Math.max(0, days))].sort((a, b) => a - b)
  const ends = order.map(() => new Float64Array(runs))
  const last = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) {
    const random = randomFrom(seed + run)
    for (const [at, wave] of order.entries()) {
      const lost = pool[Math.floor(random() * pool.length)] ?? 0
      const free = (before[at] ?? []).reduce((latest, other) => Math.max(latest, ends[other]?.[run] ?? 0), -Infinity)
      const end = endOf(wave, { lost, free, today })
      const own = ends[at]
      if (own) own[run] = end
      last[run] = at === 0 ? end : Math.max(last[run] ?? end, end)
    }
  }
  return {
    waves: order.map(({ number }, at) => ({ number, ...rangeOf(ends[at] ?? new Float64Array(1)) })),
    all: order.length > 0 ? rangeOf(last) : null,
  }
}

interface Played {
  lost: number
  /** When the waves before it are over. */
  free: number
  today: number
}

function endOf(wave: ForecastWave, { lost, free, today }: Played): number {
  if (wave.endedOn !== null) return wave.endedOn
  const late = Math.max(0, wave.behind, free + 1 - wave.startsOn)
  return Math.max(today, Math.ceil(wave.endsOn + wave.paused + late + wave.remaining * lost))
}

function rangeOf(ends: Float64Array): Range {
  const sorted = Float64Array.from(ends).sort()
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** Mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
