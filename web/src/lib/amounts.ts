// Money and numbers as text. Amounts arrive as exact decimal strings and are never turned into floats to be shown.

const SCALES = { pesos: 0, thousands: 3, millions: 6 } as const
export type Scale = keyof typeof SCALES

/** Rounds a decimal string half away from zero to `places`, after dividing by 10^shift; exact, by digits. */
export function roundDecimal(value: string, places: number, shift = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.trim())
  if (!match) return value
  const [, sign = '', whole = '0', fraction = ''] = match
  const digits = BigInt(whole + fraction)
  const drop = fraction.length + shift - places
  const scaled =
    drop <= 0 ? digits * 10n ** BigInt(-drop) : (digits + 5n * 10n ** BigInt(drop - 1)) / 10n ** BigInt(drop)
  const text = scaled.toString().padStart(places + 1, '0')
  const head = places > 0 ? `${text.slice(0, -places)}.${text.slice(-places)}` : text
  return scaled === 0n ? head : sign + head
}

/** `₱1,234,567.00`; negative in parentheses; in thousands or millions the caller labels the scale. */
export function formatMoney(value: string, scale: Scale = 'pesos'): string {
  const rounded = roundDecimal(value, 2, SCALES[scale])
  const negative = rounded.startsWith('-')
  const text = `₱${groupThousands(negative ? rounded.slice(1) : rounded)}`
  return negative ? `(${text})` : text
}

/** A count or measured value with thousands separators; keeps the decimals given, without trailing zeros. */
export function formatNumber(value: string | number): string {
  const text = String(value)
  return groupThousands(text.includes('.') ? text.replace(/\.?0+$/, '') : text)
}

/** `62.5%`: one decimal. */
export function formatPercent(value: string | number): string {
  return `${roundDecimal(String(value), 1)}%`
}

/** The exact decimal that a typed text means, without separators; nothing when it is none or has too many places. */
export function findDecimal(text: string, places: number): string | undefined {
  const tidy = text.replace(/[,\s₱]/g, '')
  const match = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(tidy) ?? /^(-?)()\.(\d+)$/.exec(tidy)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > places || whole.length > 14) return undefined
  return `${sign}${whole || '0'}${fraction ? `.${fraction}` : ''}`
}

/** `74.5%`, `1,200 households`, `12`: a measured value with its unit. */
export function formatMeasure(value: string | number, unit: string): string {
  const number = formatNumber(value)
  if (!unit) return number
  return unit === '%' ? `${number}%` : `${number} ${unit}`
}

/** `94 of 116 municipalities`, `71% of 95%`: the unit is said once. */
export function formatMeasureOf(value: string, target: string, unit: string): string {
  return `${unit === '%' ? formatMeasure(value, unit) : formatNumber(value)} of ${formatMeasure(target, unit)}`
}

/** `1234567.5` -> `1,234,567.5`. */
export function groupThousands(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Words of what is wrong with a typed decimal (14 digits before the point, `places` after it), or null. */
export function decimalProblem(typed: string, places = 4): string | null {
  if (typed.trim() === '') return 'Write a number. Use 0 when there is none.'
  if (findDecimal(typed, places) !== undefined) return null
  return `"${typed.trim()}" is not a number that fits here. Write it like 1250 or 12.5, with at most ${places} digits after the point.`
}
