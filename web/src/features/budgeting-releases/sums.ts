// Exact sums of typed amounts, in whole centavos.

/** An amount as the contracts take it: above zero, at most two decimals. */
export function isAmount(text: string): boolean {
  return /^(?=.*[1-9])\d{1,16}(\.\d{1,2})?$/.test(text)
}

/** The sum of typed amounts as pesos (`1234.50`); what is no amount yet counts nothing. */
export function sumOf(amounts: readonly string[]): string {
  const total = amounts.filter(isAmount).reduce((sum, amount) => {
    const [whole = '0', part = ''] = amount.split('.')
    return sum + BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  }, 0n)
  const digits = String(total).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
