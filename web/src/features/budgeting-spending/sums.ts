// Exact sums of typed amounts, in whole centavos.

/** An amount as the contracts take it: above zero, at most two decimals. */
export function isAmount(text: string): boolean {
  return /^(?=.*[1-9])\d{1,16}(\.\d{1,2})?$/.test(text)
}

/** Nothing, zero, or an amount. */
export function isAmountOrNothing(text: string): boolean {
  return text === '' || /^\d{1,16}(\.\d{1,2})?$/.test(text)
}

/** `1234.5` and `-0.05` as centavos; what is no amount counts nothing. */
export function centavos(text: string): bigint {
  const parts = /^(-?)(\d{1,18})(?:\.(\d{1,2}))?$/.exec(text)
  if (!parts) return 0n
  const [, sign, whole = '0', part = ''] = parts
  const amount = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return sign ? -amount : amount
}

export function pesosOf(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The sum of amounts as pesos. */
export function sumOf(amounts: readonly string[]): string {
  return pesosOf(amounts.reduce((sum, amount) => sum + centavos(amount), 0n))
}
