import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Forecast, type ForecastInput, type ForecastWave, forecastEnds } from './forecast.ts'

const active: ForecastWave = {
  ...{ number: 2, startsOn: 0, endsOn: 14, endedOn: null, behind: 0, paused: 0, remaining: 6 },
}

const wave = fc
  .record({
    startsOn: fc.integer({ min: -40, max: 200 }),
    length: fc.integer({ min: 1, max: 30 }),
    behind: fc.integer({ min: 0, max: 20 }),
    paused: fc.integer({ min: 0, max: 20 }),
    remaining: fc.integer({ min: 0, max: 6 }),
    isOver: fc.boolean(),
  })
  .map(({ startsOn, length, behind, paused, remaining, isOver }) => {
    const endsOn = startsOn + length
    const endedOn = isOver && endsOn < 0 ? endsOn : null
    return { number: 0, startsOn, endsOn, endedOn, behind, paused, remaining } satisfies ForecastWave
  })
const input = fc.record({
  waves: fc
    .array(wave, { minLength: 1, maxLength: 9 })
    .map((waves) => waves.map((one, at) => ({ ...one, number: at + 1 }))),
  pace: fc.array(fc.double({ min: -3, max: 8, noNaN: true }), { maxLength: 20 }),
  today: fc.constant(0),
  runs: fc.constant(200),
})

const daysOf = ({ waves, all }: Forecast) =>
  [...waves.toSorted((a, b) => a.number - b.number), ...(all ? [all] : [])].flatMap(({ p10, p50, p90 }) => [
    p10,
    p50,
    p90,
  ])

describe('the forecast', () => {
  it('is the same for the same input, and in order', () => {
    fc.assert(
      fc.property(input, (given) => {
        const first = forecastEnds(given)
        expect(forecastEnds(given)).toEqual(first)
        for (const { p10, p50, p90 } of [...first.waves, ...(first.all ? [first.all] : [])])
          expect(p10 <= p50 && p50 <= p90).toBe(true)
      }),
    )
  })

  it('never comes earlier by more delay, of whatever kind', () => {
    const worse = fc.record({
      input,
      at: fc.nat(8),
      what: fc.constantFrom<'behind' | 'paused' | 'remaining' | 'pace'>('behind', 'paused', 'remaining', 'pace'),
      by: fc.integer({ min: 1, max: 10 }),
    })
    fc.assert(
      fc.property(worse, ({ input: given, at, what, by }) => {
        const later: ForecastInput =
          what === 'pace'
            ? { ...given, pace: given.pace.map((days, index) => (index === at ? days + by : days)) }
            : {
                ...given,
                waves: given.waves.map((one, index) => (index === at ? { ...one, [what]: one[what] + by } : one)),
              }
        const [before, after] = [daysOf(forecastEnds(given)), daysOf(forecastEnds(later))]
        expect(after.every((day, index) => day >= (before[index] ?? day))).toBe(true)
      }),
    )
  })

  it('never ends before today what is not over, and keeps what is', () => {
    fc.assert(
      fc.property(input, (given) => {
        const ends = new Map(forecastEnds(given).waves.map((one) => [one.number, one]))
        for (const { number, endedOn } of given.waves) {
          const range = ends.get(number)
          if (endedOn === null) expect(range?.p10).toBeGreaterThanOrEqual(0)
          else expect([range?.p10, range?.p90]).toEqual([endedOn, endedOn])
        }
      }),
    )
  })

  it('narrows with every milestone that is like what was assumed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.25, max: 1, noNaN: true }), (pace) => {
        let widest = Number.POSITIVE_INFINITY
        for (const seen of [0, 4, 8, 16, 40, 200]) {
          const { all } = forecastEnds({ waves: [active], pace: Array(seen).fill(pace), today: 0 })
          const width = (all?.p90 ?? 0) - (all?.p10 ?? 0)
          expect(width).toBeLessThanOrEqual(widest)
          widest = width
        }
        expect(widest).toBeLessThanOrEqual(1)
      }),
      { numRuns: 30 },
    )
  })

  it('of nothing measured is the assumption: 14 days become 14 to 26, half of the time at most 17', () => {
    expect(forecastEnds({ waves: [active], pace: [], today: 0 }).all).toEqual({ p10: 14, p50: 17, p90: 26 })
  })

  it('lets a wave wait for those before it', () => {
    const next = { ...active, number: 3, startsOn: 15, endsOn: 29, remaining: 0 }
    const late = forecastEnds({ waves: [{ ...active, behind: 10, remaining: 0 }, next], pace: [], today: 0 })
    expect(late.waves.map(({ p50 }) => p50)).toEqual([24, 39])
    const beside = { ...next, startsOn: 14 }
    const free = forecastEnds({ waves: [{ ...active, behind: 10, remaining: 0 }, beside], pace: [], today: 0 })
    expect(free.waves.map(({ p50 }) => p50)).toEqual([24, 29])
  })

  it('of no wave is nothing', () => {
    expect(forecastEnds({ waves: [], pace: [], today: 0 })).toEqual({ waves: [], all: null })
  })

  it('of nine waves takes less than a tenth of a second', () => {
    const waves = Array.from({ length: 9 }, (_, at) => ({
      ...active,
      number: at,
      startsOn: at * 21,
      endsOn: at * 21 + 14,
    }))
    const began = performance.now()
    forecastEnds({ waves, pace: [0, 1, 2], today: 0 })
    const milliseconds = performance.now() - began
    console.log(`forecast: 9 waves, 2,000 runs, ${milliseconds.toFixed(1)} ms`)
  })
})
