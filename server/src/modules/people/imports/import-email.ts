// E-mail addresses as they come in spreadsheets, and the usernames that are made from them.
import { isEmail, normalizeName } from '../../../platform/auth/username.ts'
import type { CellProblem } from '../../../platform/imports/define-import.ts'
import { problem } from './import-problems.ts'

/** Only what every mail server delivers: the forms beyond are legal, rare, and in spreadsheets mostly typing errors. */
const DELIVERED = /^[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/

/** The address in small letters, or what is wrong with it. */
export function readEmail(text: string): { email: string } | { error: CellProblem } {
  const email = normalizeName(text).replace(/^mailto:/, '')
  if (email === '') return { error: problem('email', 'email_missing') }
  if (/[\s,;/]/.test(email) && email.split('@').length > 2) return { error: problem('email', 'email_several') }
  const [letter] = /[^\x20-\x7e]/u.exec(email) ?? []
  if (letter !== undefined && isEmail(email)) return { error: problem('email', 'email_letters', { letter }) }
  if (!isEmail(email) || !DELIVERED.test(email)) return { error: problem('email', 'email_form') }
  return { email }
}

/** Domains are named as `.gov.ph` (and everything below) or `moh.gov.ph`. */
export function isInDomains(email: string, domains: readonly string[]): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1)
  return domains.some((domain) => {
    const bare = domain.replace(/^\./, '')
    return host === bare || host.endsWith(`.${bare}`)
  })
}

/** Longest made username; leaves room for a number behind it. */
const LONGEST = 54
const SHORTEST = 3

/** What stands before the @, in the form of usernames: `juan+moh@...` is `juan`. */
export function usernameFrom(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '')
  const name = local.replaceAll(/[^a-z0-9._-]/g, '').replace(/^[._-]+/, '')
  const long = name.length >= SHORTEST ? name : `${name}.${email.slice(email.lastIndexOf('@') + 1)}`.replace(/^\.+/, '')
  return long.slice(0, LONGEST)
}

/** The name itself, then with 2, 3, ... behind it. */
export function numbered(username: string, time: number): string {
  return time === 1 ? username : `${username}${time}`
}
