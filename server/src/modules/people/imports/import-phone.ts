// Telephone numbers as they stand in spreadsheets: with extensions, or several in one cell.
import { readPhoneNumber } from '../../../platform/auth/phone-number.ts'

export interface ReadPhone {
  /** E.164, with ` ext. 12` where there is an extension. */
  number: string
  /** More than one number was given; this is the first. */
  isFirst: boolean
}

/** `0917 123 4567 / 0918 765 4321` is the first of both: `+639171234567`. Nothing when it is no number. */
export function readPhone(text: string): ReadPhone | undefined {
  const parts = text
    .split(/[/;,\n]|\bor\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  // "loc." is how offices here write an extension.
  const [, first = '', extension] =
    /^(?:tel\.?:?\s*)?(.*?)(?:[\s(]*(?:ext|extension|local|loc)\.?\s*(\d{1,6})\)?)?$/i.exec(parts[0] ?? '') ?? []
  const number = readPhoneNumber(first)
  if (number === null) return undefined
  return { number: extension ? `${number} ext. ${extension}` : number, isFirst: parts.length > 1 }
}
