// Exact shares of money.

/**
 * Shares of `total` in the proportion of `weights` (whole numbers), each a multiple of `unit` except the largest, which
 * also gets what is left over. They sum to `total`, to the centavo.
 */
export function split(total: bigint, weights: readonly number[], unit = 1n): bigint[] {
  const whole = weights.map((weight) => BigInt(Math.round(weight)))
  const sum = whole.reduce((all, weight) => all + weight, 0n)
  if (sum <= 0n) return []
  const parts = whole.map((weight) => ((total * weight) / sum / unit) * unit)
  const rest = total - parts.reduce((all, part) => all + part, 0n)
  const largest = whole.reduce((best, weight, at) => (weight > (whole[best] ?? 0n) ? at : best), 0)
  return parts.map((part, at) => (at === largest ? part + rest : part))
}

/** A share of an amount in tenths of a percent, rounded down to whole pesos. */
export function perThousand(amount: bigint, share: number): bigint {
  return ((amount * BigInt(Math.round(share))) / 100_000n) * 100n
}
