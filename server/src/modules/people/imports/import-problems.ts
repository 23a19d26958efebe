// What an import of people may say about a row, in words that tell how to put it right.
import type { CellProblem } from '../../../platform/imports/define-import.ts'

const WORDS = {
  email_missing: 'Every person needs an e-mail address of their own.',
  email_form: 'This is not one e-mail address. Write it like juan.delacruz@moh.bangsamoro.gov.ph.',
  email_letters: 'Most mail servers do not deliver to addresses with "{letter}". Ask for the address without it.',
  email_several: 'Give one address only; the second person needs a row of their own.',
  email_domain: 'The address is not in {domains}. Make sure that it is the official address of the person.',
  duplicate_in_file: 'Row {row} has the same e-mail address in the same organization. Keep one of the two rows.',
  shared_address:
    'Row {row} has the same e-mail address with another name. Each person needs an own address: correct one of the two rows.',
  name_missing: 'Give the first and the last name, or the full name.',
  name_form: 'A name is written with letters; this has none, or has characters that cannot be shown.',
  name_long: 'Use at most 100 characters for each of the names.',
  one_name: 'There is only one name. Add the last name if the person has one.',
  organization_missing: 'Give the code of the organization, for example MOH.',
  organization_unknown:
    'No organization has the code or name "{text}". Use a code such as MOH, or add the name to the organization.',
  organization_inactive: '{code} is inactive. Activate the organization first.',
  role_missing: 'Give a role. The position "{position}" does not tell which one; possible are {roles}.',
  role_none: 'Give a role, a position that tells it, or one role for all empty cells. Possible are {roles}.',
  role_stated: 'People in the position "{position}" are usually {role}. Such a role is never assumed: write it here.',
  role_unknown: 'There is no role "{text}". Possible are {roles}.',
  role_platform: '"{text}" is a role above organizations. It is given on the page of the person, not by an import.',
  role_high: 'This row makes the person {role}. Whoever approves the import agrees to that.',
  role_assumed: 'No role is given; {role} follows from the position.',
  phone_form: 'This is not a telephone number. Write it like 0917 123 4567, or (064) 421 1234 with the area code.',
  phone_several: 'There are several numbers; the first one is taken.',
  phone_differs: 'Row {row} gives another number for the same person; that one is taken.',
  primary_form: 'Write yes or no.',
  primary_twice: 'Row {row} already says which organization opens first for this person; that one is taken.',
  text_form: 'There are characters here that cannot be shown. Type the text again.',
  username_form:
    'A username has 3 to 60 small letters, digits, dots, hyphens or underscores, and begins with a letter or digit, for example {example}.',
  username_taken: 'The username {username} belongs to somebody else. Choose another, or leave the cell empty.',
  username_kept: 'The account is there already and keeps its username {username}.',
  account_inactive:
    'The account with this address is inactive. A platform administrator can reactivate it on the page of the person.',
  member_inactive:
    'The membership of this person in {code} is inactive. Reactivate it on the page of the member before this row is imported.',
  has_account:
    'There is an account with this address ({username}), and this row would change it. Choose to update people who have an account, or leave it as it is.',
  made_meanwhile: 'Somebody made an account with this address or username a moment ago. Check the file again.',
  limit:
    '{code} may have {limit} active people and has no place left. Deactivate somebody who left, or raise the limit.',
} as const

/** Codes are `people.import.` and the key; the limit has the code that members meet elsewhere, too. */
export function problem(
  column: string,
  key: keyof typeof WORDS,
  values: Record<string, string | number> = {},
): CellProblem {
  const message = WORDS[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { column, code: key === 'limit' ? 'people.member.limit' : `people.import.${key}`, message }
}
