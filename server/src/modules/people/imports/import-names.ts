// Names of people: Filipino, Arabic, Bangsamoro. The order is read from how a name is written and never guessed from it.

export interface ReadName {
  first: string
  /** Empty for people with one name. */
  last: string
}

/** They begin a last name that follows them: "dela Cruz", "de los Santos", "bin Salman", "Sta. Maria". */
const PARTICLES = new Set(
  'de del dela delas delos la las los da di van von der den san santa santo sta sta. sto sto. al el bin binti bint ibn abu abd abdul abdel عبد بن ابن بنت أبو ابو آل'.split(
    ' ',
  ),
)
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|md|phd|edd|mpa|mba|cpa|rn|lpt|rpm|esq|ceso)\.?$/i

/** Blanks made single, Unicode in one form; letters as they were written. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

/** No control characters, no marks that turn the direction of what follows, no broken Unicode. */
export function isShowable(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text)
}

/**
 * A full name in its two parts. With a comma the last name stands first ("DELA CRUZ, Juan Jr."); without one it is the last
 * word with its particles ("Juan dela Cruz"). Jr., III and MD go behind the last name.
 */
export function splitName(full: string): ReadName {
  const commas = tidyText(full)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const suffixes = commas.slice(1).filter((part) => part.split(' ').every((word) => SUFFIX.test(word)))
  const [head = '', ...rest] = commas.filter((part, at) => at === 0 || !suffixes.includes(part))
  const behind = suffixes.join(' ')
  if (rest.length === 0) return splitInOrder(head, behind)
  const { words, suffix } = withoutSuffix(rest.join(' '))
  return { first: calm(words.join(' ')), last: join(calm(head), suffix, behind) }
}

function splitInOrder(text: string, behind: string): ReadName {
  const { words, suffix } = withoutSuffix(text)
  let from = words.length - 1
  while (from > 0 && PARTICLES.has((words[from - 1] ?? '').toLowerCase())) from -= 1
  if (from <= 0) return { first: join(calm(words.join(' ')), suffix, behind), last: '' }
  return { first: calm(words.slice(0, from).join(' ')), last: join(calm(words.slice(from).join(' ')), suffix, behind) }
}

function withoutSuffix(text: string): { words: string[]; suffix: string } {
  const words = text.split(' ')
  const at = words.findIndex((word, place) => place > 0 && SUFFIX.test(word) && words.slice(place).every(isSuffix))
  return at < 0 ? { words, suffix: '' } : { words: words.slice(0, at), suffix: words.slice(at).join(' ') }
}

function isSuffix(word: string): boolean {
  return SUFFIX.test(word)
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** A part in capitals throughout, as forms ask for it, gets small letters: letters to people should not shout. */
export function calm(part: string): string {
  if (part !== part.toUpperCase() || part === part.toLowerCase() || !/\p{L}{2}/u.test(part)) return part
  return part
    .toLowerCase()
    .replaceAll(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
