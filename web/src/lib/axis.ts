// The value axis of a chart.

/** Round ticks (1, 2, 2.5 or 5 times a power of ten) from zero, or from below it, to beyond the largest value. */
export function axisOf(values: readonly number[]): { min: number; max: number; ticks: number[] } {
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  const rough = (highest - lowest || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const round = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  // Half a person is no value: what is counted in whole numbers has whole ticks.
  const step = values.every(Number.isInteger) ? Math.max(1, Math.ceil(round)) : round
  const min = Math.floor(lowest / step) * step
  const max = Math.max(min + step, Math.ceil(highest / step) * step)
  const count = Math.round((max - min) / step)
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, at) => Number((min + at * step).toPrecision(12))) }
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** `1.2M`, `350K`, `12`: for axes; tables and files show the exact value. */
export function shortNumber(value: number): string {
  return short.format(value)
}

/** Moves the labels of one place apart: heights (downwards) at least `gap` from each other, in their order. */
export function spread(heights: readonly number[], gap: number): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const placed = [...heights]
  order.forEach((at, rank) => {
    const above = order[rank - 1]
    if (above !== undefined) placed[at] = Math.max(placed[at] ?? 0, (placed[above] ?? 0) + gap)
  })
  return placed
}
