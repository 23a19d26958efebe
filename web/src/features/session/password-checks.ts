// The rules of a password that can be seen while it is typed. The server knows more (common passwords) and decides.

const SHORTEST = 12

interface PasswordCheck {
  words: string
  isMet: boolean
}

/** `names` are the person's; none of their parts may carry the password. */
export function passwordChecks(password: string, names: readonly string[]): PasswordCheck[] {
  const length = [...password.normalize('NFKC')].length
  const lower = password.toLowerCase()
  const parts = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3)
  const bare = parts.reduce((rest, part) => rest.replaceAll(part, ''), lower)
  const isVaried = new Set(lower).size >= 5
  return [
    { words: `At least ${SHORTEST} characters${length > 0 ? `; you have ${length}` : ''}`, isMet: length >= SHORTEST },
    { words: 'Not built from your name or username', isMet: length > 0 && [...bare].length >= 6 },
    { words: 'Not one character or a short piece again and again', isMet: isVaried },
  ]
}
