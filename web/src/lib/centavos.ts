// Exact arithmetic with typed amounts, in whole centavos: what a person sees while typing is what the server will say.

/** Centavos of `1234.5`; nothing while the text is no amount yet. */
export function centavosOf(text: string): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, sign = '', whole = '0', part = ''] = match
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return sign ? -value : value
}

/** `1234.50`; negative with a minus. */
export function pesosOf(centavos: bigint): string {
  const digits = String(centavos < 0n ? -centavos : centavos).padStart(3, '0')
  return `${centavos < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The sum as pesos; what is no amount yet counts nothing. */
export function sumOf(amounts: readonly (string | null | undefined)[]): string {
  return pesosOf(amounts.reduce((sum, amount) => sum + (centavosOf(amount ?? '') ?? 0n), 0n))
}

const PLACES = 4

/** Quantity (at most four decimals) times unit cost, rounded half up to centavos as the database does. */
export function timesOf(quantity: string, unitCost: string): string | undefined {
  const match = /^(\d+)(?:\.(\d{1,4}))?$/.exec(quantity.trim())
  const cost = centavosOf(unitCost)
  if (!match || cost === undefined || cost < 0n) return undefined
  const [, whole = '0', part = ''] = match
  const one = 10n ** BigInt(PLACES)
  const scaled = (BigInt(whole) * one + BigInt(part.padEnd(PLACES, '0'))) * cost
  return pesosOf((scaled + one / 2n) / one)
}

/** Equal as amounts: `5` and `5.00`. */
export function sameAmount(a: string | null, b: string | null): boolean {
  return (centavosOf(a ?? '') ?? null) === (centavosOf(b ?? '') ?? null)
}

/** Percent of a whole, with one decimal cut off, for bars; nothing of nothing. */
export function shareOf(part: string, whole: string): number | null {
  const [a, b] = [centavosOf(part) ?? 0n, centavosOf(whole) ?? 0n]
  return b === 0n ? null : Number((a * 1000n) / b) / 10
}
