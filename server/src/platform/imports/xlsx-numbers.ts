// Numbers of a spreadsheet as the text that a person sees in the cell.
import type { NumberStyle } from './xlsx-styles.ts'

const DAY_MS = 86_400_000
/** Beyond this Excel has already rounded the digits away. */
export const EXACT_LIMIT = 1e15

/** `9171234567`, `0012` where the format pads, `2026-03-01` for dates; '' is no number. */
export function numberText(value: string, style: NumberStyle | undefined, dates1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (style?.kind === 'date' || style?.kind === 'time') return dateText(number, style, dates1904) ?? plainText(number)
  const plain = plainText(number)
  return style?.kind === 'padded' && /^\d+$/.test(plain) ? plain.padStart(style.digits, '0') : plain
}

/** Whole digits instead of `9.17E+11`, and no more digits than a spreadsheet keeps. */
function plainText(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString()
  return String(Number(number.toPrecision(15)))
}

/** Days since 1900, where Excel counts a 29 February 1900 that never was, or since 1904. */
function dateText(serial: number, style: NumberStyle, dates1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_465.99999) return undefined
  const day = Math.floor(serial)
  const seconds = Math.round((serial - day) * 86_400)
  const clock = new Date(seconds * 1_000).toISOString().slice(11, 16)
  if (style.kind === 'time' && day === 0) return clock
  const first = dates1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(first + day * DAY_MS).toISOString().slice(0, 10)
  return seconds > 0 && seconds < 86_400 ? `${date} ${clock}` : date
}
