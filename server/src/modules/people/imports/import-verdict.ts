// What an import does with one row, given what is known of people, memberships and earlier rows of the file.
import type { CellProblem, Effect, RowResult } from '../../../platform/imports/define-import.ts'
import type { CalledOrganization } from '../../organizations/module.ts'
import {
  type ImportDirectory,
  inRoleOrder,
  type PersonEntry,
  type PersonFields,
  type PlaceEntry,
  type PlaceFields,
} from './import-directory.ts'
import { problem } from './import-problems.ts'
import type { WantedRow } from './import-row.ts'
import type { Usernames } from './import-usernames.ts'

export interface Judging {
  directory: ImportDirectory
  usernames: Usernames
  /** Active members that organizations may have, by id; null: no limit. */
  limits: ReadonlyMap<number, number | null>
  updateExisting: boolean
  /** What earlier rows of the file were about. */
  seen: Map<string, number>
  /** The engine found something wrong with the row already: it is judged, and not applied. */
  isRefused: boolean
}

/** A row whose cells could be read, with what is there of its person. */
interface Facts extends WantedRow {
  organization: CalledOrganization
  person: PersonEntry | undefined
  place: PlaceEntry | undefined
}

/** The verdict; a row that can be taken is in the directory's memory afterwards. */
export function judgeRow(row: WantedRow, judging: Judging): RowResult {
  const { directory, seen } = judging
  const person = row.email === '' ? undefined : directory.person(row.email)
  const place = person && row.organization ? directory.place(person.id, row.organization.id) : undefined
  const errors = [...row.errors, ...repeats(row, seen), ...refusals({ ...row, person, place }, judging)]
  const { number } = row
  if (errors.length > 0 || judging.isRefused || !row.organization)
    return { number, warnings: row.warnings, verdict: 'error', errors, effects: [], recordId: null }
  const heard = withoutContradictions(row, seen)
  const facts: Facts = { ...heard, organization: row.organization, person, place }
  if (person) return change({ ...facts, person }, judging, { number, warnings: heard.warnings, recordId: person.id })
  return create(facts, judging)
}

/**
 * A person has one number and one organization that opens first, however many rows: what the first row says holds. If the
 * last one did, the same file imported again would change the person to and fro.
 */
function withoutContradictions(row: WantedRow, seen: Map<string, number>): WantedRow {
  const { number, email, phone, isPrimary } = row
  const heard = { ...row, warnings: [...row.warnings] }
  if (phone !== '') {
    const first = note(seen, `phone ${email}`, number)
    if (note(seen, `phone ${email} ${digits(phone)}`, number) !== first) {
      heard.phone = ''
      heard.warnings.push(problem('phone', 'phone_differs', { row: first }))
    }
  }
  const first = isPrimary ? note(seen, `primary ${email}`, number) : number
  if (first !== number) {
    heard.isPrimary = null
    heard.warnings.push(problem('primary_organization', 'primary_twice', { row: first }))
  }
  return heard
}

/** Rows before this one about the same person. */
function repeats({ number, email, organization, name }: WantedRow, seen: Map<string, number>): CellProblem[] {
  if (email === '') return []
  const first = note(seen, `address ${email}`, number)
  const same = note(seen, `name ${email} ${nameKey(`${name.first} ${name.last}`)}`, number)
  if (same !== first) return [problem('email', 'shared_address', { row: first })]
  if (!organization) return []
  const row = note(seen, `place ${email} ${organization.id}`, number)
  return row === number ? [] : [problem('email', 'duplicate_in_file', { row })]
}

/** The first row with this key; the same row may come twice when a chunk is tried again. */
function note(seen: Map<string, number>, key: string, number: number): number {
  const first = seen.get(key) ?? number
  seen.set(key, first)
  return first
}

/** What speaks against the row in the directory. */
function refusals(
  row: Omit<Facts, 'organization'> & Pick<WantedRow, 'organization'>,
  { directory, usernames, limits, updateExisting, seen }: Judging,
): CellProblem[] {
  const { person, place, organization, username, email } = row
  const found: CellProblem[] = []
  if (person && !person.isActive) found.push(problem('email', 'account_inactive'))
  if (place && !place.isActive && organization)
    found.push(problem('organization', 'member_inactive', { code: organization.code }))
  if (!person && username !== '' && usernames.isTaken(username))
    found.push(problem('username', 'username_taken', { username }))
  if (!organization || place || (person && !updateExisting && !isMadeHere(email, seen))) return found
  const limit = limits.get(organization.id) ?? null
  if (limit !== null && directory.members(organization.id) >= limit)
    found.push(problem('organization', 'limit', { code: organization.code, limit }))
  return found
}

/** The person came with an earlier row of this file: the rest of what the file says of them is part of it. */
function isMadeHere(email: string, seen: Map<string, number>): boolean {
  return seen.has(`made ${email}`)
}

function create(row: Facts, { directory, usernames, seen }: Judging): RowResult {
  const { organization, email, name, phone, isPrimary } = row
  const username = row.username === '' ? usernames.make(email) : usernames.take(row.username)
  const fields: PersonFields = {
    name: `${name.first} ${name.last}`.trim(),
    first_name: name.first,
    last_name: name.last,
    phone,
    primary_organization: isPrimary === false ? null : organization.id,
  }
  const person = directory.addPerson({ username, email, fields })
  seen.set(`made ${email}`, row.number)
  const effects: Effect[] = [
    { table: 'person', id: person.id, before: null, after: { username } },
    addPlace(directory, row, person),
  ]
  const { number, warnings } = row
  return { number, verdict: 'create', errors: [], warnings, recordId: person.id, effects }
}

function addPlace(directory: ImportDirectory, row: Facts, person: PersonEntry): Effect {
  const { organization, roles, position, department } = row
  const place = directory.addPlace(person.id, organization.id, { roles, position, department })
  const after = { organization_id: organization.id, person_id: person.id, roles, position, department }
  return { table: 'membership', id: place.id, before: null, after }
}

type Base = Pick<RowResult, 'number' | 'warnings' | 'recordId'>

function change(row: Facts & { person: PersonEntry }, judging: Judging, base: Base): RowResult {
  const { person, place, email } = row
  const { directory, updateExisting, seen } = judging
  const kept = row.username !== '' && row.username !== person.username
  const warnings = kept
    ? [...base.warnings, problem('username', 'username_kept', { username: person.username })]
    : base.warnings
  const personChange = differences(person.fields, wantedPerson(row, person.fields))
  const placeChange = place ? differences(place.fields, wantedPlace(row, place.fields)) : null
  if (place && !personChange && !placeChange)
    return { ...base, warnings, verdict: 'unchanged', errors: [], effects: [] }
  if (!updateExisting && !isMadeHere(email, seen)) {
    const reason = problem('email', 'has_account', { username: person.username })
    return { ...base, warnings: [...warnings, reason], verdict: 'skip', errors: [], effects: [] }
  }
  const effects: Effect[] = []
  if (personChange) effects.push({ table: 'person', id: person.id, ...set(person, personChange) })
  if (!place) effects.push(addPlace(directory, row, person))
  else if (placeChange) {
    const { before, after } = set(place, placeChange)
    effects.push({
      table: 'membership',
      id: place.id,
      before,
      after: { organization_id: place.organizationId, ...after },
    })
  }
  return { ...base, warnings, verdict: 'update', errors: [], effects }
}

/** What the row says; what it does not say stays. */
function wantedPerson(row: Facts, now: PersonFields): PersonFields {
  const full = `${row.name.first} ${row.name.last}`.trim()
  const names =
    nameKey(full) === nameKey(now.name)
      ? { name: now.name, first_name: now.first_name, last_name: now.last_name }
      : { name: full, first_name: row.name.first, last_name: row.name.last }
  return {
    ...names,
    phone: row.phone === '' || digits(row.phone) === digits(now.phone) ? now.phone : row.phone,
    primary_organization: row.isPrimary ? row.organization.id : now.primary_organization,
  }
}

/** Roles are added and never taken away. */
function wantedPlace(row: Facts, now: PlaceFields): PlaceFields {
  return {
    roles: inRoleOrder([...now.roles, ...row.roles]),
    position: row.position || now.position,
    department: row.department || now.department,
  }
}

interface Difference<F> {
  before: Partial<F>
  after: Partial<F>
}

function differences<F extends object>(now: F, wanted: F): Difference<F> | null {
  const keys = (Object.keys(wanted) as (keyof F)[]).filter((key) => !isSame(now[key], wanted[key]))
  if (keys.length === 0) return null
  const pick = (from: F) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<F>
  return { before: pick(now), after: pick(wanted) }
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item) => other.includes(item))
  return one === other
}

/** Changes an entry in memory. */
function set<F extends PersonFields | PlaceFields>(
  entry: { fields: F; isChanged: boolean },
  { before, after }: Difference<F>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  Object.assign(entry.fields, after)
  entry.isChanged = true
  return { before, after }
}

/** Names that a spreadsheet writes with other capitals or blanks are the same names. */
function nameKey(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** `+63 64 421 0000` and `+63644210000` are one number. */
function digits(phone: string): string {
  return phone.replaceAll(/[^\d+x]/g, '')
}
