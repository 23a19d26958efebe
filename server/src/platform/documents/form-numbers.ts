// Figures are whole numbers of their smallest part (centavos), so that nothing is ever lost.
import type { FormColumnType } from './form-definition.ts'

/** Decimals of a figure; figures are whole numbers of its smallest part. */
export const DECIMALS = { money: 2, thousands: 0, count: 4, percent: 2 } as const

/** Whether a column holds figures. */
export function isFigure(type: FormColumnType): type is keyof typeof DECIMALS {
  return type in DECIMALS
}

/** Whether parents sum a column: amounts, but not counts, which are of different things, nor percentages. */
export function isAmount(type: FormColumnType): boolean {
  return type === 'money' || type === 'thousands'
}

/** The digits of a figure: `-1234.50`; with `trim` without zeros that say nothing. */
export function figureText(figure: bigint, decimals: number, trim = false): string {
  const digits = (figure < 0n ? -figure : figure).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(whole.length)
  const shown = trim ? fraction.replace(/0+$/, '') : fraction
  return `${figure < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`
}

/**
 * Pesos as the whole thousands that BEDs want, halves away from zero: `'1234500.00'` is `'1235'`. Round every amount
 * before it goes into the form, so that the form's sums add up to what it shows.
 */
export function inThousands(pesos: string): string {
  const centavos = wholeNumber(pesos, DECIMALS.money)
  if (centavos === null) throw new TypeError(`'${pesos}' is no amount in pesos.`)
  return figureText(rounded(centavos, 100_000n), 0)
}

/** A plain decimal as a figure; null when it is none, or has more decimals than may be. */
export function wholeNumber(text: string, decimals: number): bigint | null {
  const [, minus = '', whole = '', fraction = ''] = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text) ?? []
  const kept = fraction.replace(/0+$/, '')
  if (whole === '' || kept.length > decimals) return null
  return BigInt(`${minus}${whole}${kept.padEnd(decimals, '0')}`)
}

/** Quotient to the nearest whole, halves away from zero, as spreadsheets round. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = (number: bigint) => (number < 0n ? -number : number)
  const quotient = (2n * size(dividend) + size(divisor)) / (2n * size(divisor))
  return dividend < 0n === divisor < 0n ? quotient : -quotient
}
