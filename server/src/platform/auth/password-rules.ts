// What a password must be, after NIST SP 800-63B (3.1.1.2): long enough, and not commonly used, expected or compromised.
// No rules on kinds of characters.
import { fail } from './auth-errors.ts'
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts'
import { normalizePassword } from './password-hash.ts'

export const PASSWORD_MINIMUM = 12
export const PASSWORD_MAXIMUM = 128

/** A password must hold this many characters beside well-known words, runs and the person's own words. */
const UNGUESSED = 6
const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
const SWAPS: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

export interface PasswordContext {
  /** The person's names, username and e-mail address, and the names and codes of their organizations. */
  words: readonly string[]
  /** The field that errors belong to. */
  path: string
}

/** Fails with the reason when `password` may not be used. */
export function requireGoodPassword(password: string, { words, path }: PasswordContext): void {
  const plain = normalizePassword(password)
  const length = [...plain].length
  if (length < PASSWORD_MINIMUM) fail('auth.password_short', { minimum: PASSWORD_MINIMUM }, { path })
  if (length > PASSWORD_MAXIMUM) fail('auth.password_long', { maximum: PASSWORD_MAXIMUM }, { path })
  const lower = plain.toLowerCase()
  if (isCommon(lower)) fail('auth.password_common', {}, { path })
  if (leftover(lower, [...COMMON_WORDS, ...partsOf(words)]) < UNGUESSED) fail('auth.password_personal', {}, { path })
}

function isCommon(lower: string): boolean {
  const repeated = /^(.{1,8}?)\1+/su.exec(lower)
  const unit = repeated && lower.length - repeated[0].length < UNGUESSED
  return (
    COMMON_PASSWORDS.has(lower) || new Set(lower).size < 5 || Boolean(unit) || leftover(lower, COMMON_WORDS) < UNGUESSED
  )
}

/** Characters that remain when words, runs and a date or number at either end are taken out, in the likelier reading. */
function leftover(lower: string, words: readonly string[]): number {
  return Math.min(...[lower, unswapped(lower)].map((text) => without(text, words).length))
}

function without(text: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const bare = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  return withoutRuns(bare)
    .replaceAll(/[\s._\-!?#*+]/g, '')
    .replaceAll(/^(?:\d{8}|\d{6}|\d{1,4})(?!\d)|(?<!\d)(?:\d{8}|\d{6}|\d{1,4})$/g, '')
}

/** Takes out four and more neighbours of a sequence, forwards or backwards, or of the same character. */
function withoutRuns(text: string): string {
  let rest = text.replaceAll(/(.)\1{3,}/gsu, '')
  for (const sequence of [...SEQUENCES, ...SEQUENCES.map((one) => [...one].reverse().join(''))]) {
    for (let length = sequence.length; length >= 4; length--) {
      for (let start = 0; start + length <= sequence.length; start++) {
        rest = rest.replaceAll(sequence.slice(start, start + length), '')
      }
    }
  }
  return rest
}

function unswapped(text: string): string {
  return [...text].map((character) => SWAPS[character] ?? character).join('')
}

/** Words of three letters or more: `juan.delacruz@moh.gov.ph` gives juan, delacruz, moh, gov. */
function partsOf(words: readonly string[]): string[] {
  const whole = words.map((word) => word.normalize('NFKC').toLowerCase())
  return [...new Set([...whole, ...whole.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))])].filter(
    (word) => word.length >= 3,
  )
}
