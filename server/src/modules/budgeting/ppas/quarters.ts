// Counts by quarter: exact, and joined over a year as their indicator says. No data is not zero.
import type { Aggregation } from './indicators.contract.ts'

type Quarters = readonly (string | null)[]
const SCALE = 10_000n

/** `12.5` as 125000n ten-thousandths. A RangeError for anything that is no decimal with at most four places. */
export function tenThousandths(decimal: string): bigint {
  const parts = /^(-?)([0-9]+)(?:[.]([0-9]{1,4}))?$/.exec(decimal)
  if (!parts) throw new RangeError(`'${decimal}' is not a count with at most four decimals.`)
  const [, sign, whole = '0', part = ''] = parts
  const count = BigInt(whole) * SCALE + BigInt(part.padEnd(4, '0'))
  return sign ? -count : count
}

/** 125000n ten-thousandths as `12.5`. */
export function countOf(count: bigint): string {
  const digits = String(count < 0n ? -count : count).padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0+$/, '')
  return `${count < 0n ? '-' : ''}${digits.slice(0, -4)}${decimals ? `.${decimals}` : ''}`
}

/** The figure for several quarters; null without data, and where quarters do not make one (`none`). */
export function joinQuarters(aggregation: Aggregation, quarters: Quarters): string | null {
  const known = quarters.filter((count) => count !== null).map(tenThousandths)
  const last = known.at(-1)
  if (last === undefined || aggregation === 'none') return null
  if (aggregation === 'last') return countOf(last)
  if (aggregation === 'maximum') return countOf(known.toSorted((one, other) => (one < other ? 1 : -1))[0] ?? last)
  const total = known.reduce((sum, count) => sum + count)
  if (aggregation === 'sum') return countOf(total)
  const parts = BigInt(known.length)
  // Half a ten-thousandth goes up, as in the forms.
  return countOf((total * 2n + parts) / (parts * 2n))
}

/** Accomplished less targeted, both up to a quarter; null where either has no figure. */
export function varianceOf(
  aggregation: Aggregation,
  { targets, accomplishments, quarter }: { targets: Quarters; accomplishments: Quarters; quarter: number },
): string | null {
  const target = joinQuarters(aggregation, targets.slice(0, quarter))
  const reached = joinQuarters(aggregation, accomplishments.slice(0, quarter))
  return target === null || reached === null ? null : countOf(tenThousandths(reached) - tenThousandths(target))
}
