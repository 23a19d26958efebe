// The names that people sign in with.

/** Lower case, one Unicode form, no outer blanks: as usernames and e-mail addresses are kept. */
export function normalizeName(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** The same form as the constraint person_username_form. */
export function isUsername(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{2,59}$/.test(text)
}

export function isEmail(text: string): boolean {
  return text.isWellFormed() && text.length <= 254 && /^[^\s@<>"\p{Cc}]{1,64}@[a-z0-9.-]{1,180}\.[a-z]{2,}$/u.test(text)
}
