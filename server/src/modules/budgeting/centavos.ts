// Exact sums outside of SQL: whole centavos.

/** `1234.5` as 123450n centavos. A RangeError for anything that is not pesos with at most two decimals. */
export function centavos(pesos: string): bigint {
  const parts = /^(-?)([0-9]+)(?:[.]([0-9]{1,2}))?$/.exec(pesos)
  if (!parts) throw new RangeError(`'${pesos}' is not an amount in pesos and centavos.`)
  const [, sign, whole = '0', part = ''] = parts
  const amount = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return sign ? -amount : amount
}

/** 123450n centavos as `1234.50`. */
export function pesosOf(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `₱1,234.50`, `(₱1,234.50)` when negative: as refusals and papers say it. */
export function pesoWords(pesos: string): string {
  const text = pesosOf(centavos(pesos))
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const words = `₱${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
  return text.startsWith('-') ? `(${words})` : words
}
