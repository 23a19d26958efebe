// Invented members of an organization, for demonstrations and load. Nobody knows their passwords.
import { inArray } from 'drizzle-orm'
import { type OrganizationRole, ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import { createAccount } from '../../../platform/auth/accounts.ts'
import { people } from '../../../platform/auth/tables.ts'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
} from '../../../platform/database/scope.ts'
import { insertMember } from '../joining.ts'
import { type InventedPerson, inventPerson, usernamePart } from './invented-people.ts'

const DOMAIN = 'pilot.bmms.example'
const FIRST_ROLES: readonly OrganizationRole[] = ['admin', 'manager']
const OTHER_ROLES: readonly OrganizationRole[] = [
  'planner',
  'budget_officer',
  'accountant',
  'disbursing_officer',
  'me_officer',
  'coordinator',
  'staff',
  'viewer',
]
/** Hashing uses every core already at this number. */
const AT_ONCE = 4

interface Generation {
  count: number
  random: () => number
  progress: (done: number) => void
}

type Here = Caller & { organization: OrganizationRef }
type Wanted = InventedPerson & { username: string; role: OrganizationRole }

/** Makes `count` members: an administrator, a manager, then officers in turn. The same numbers twice add nobody. */
export async function generatePeople(
  database: Database,
  here: Here,
  { count, random, progress }: Generation,
): Promise<{ added: number; kept: number }> {
  const wanted = inventMembers(here.organization.code, count, random)
  const existing = await findUsernames(
    database,
    here,
    wanted.map(({ username }) => username),
  )
  const missing = wanted.filter(({ username }) => !existing.has(username))
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    await Promise.all(missing.slice(at, at + AT_ONCE).map((person) => makeMember(database, here, person)))
    progress(Math.min(at + AT_ONCE, missing.length))
  }
  return { added: missing.length, kept: wanted.length - missing.length }
}

function inventMembers(code: string, count: number, random: () => number): Wanted[] {
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, at) => {
    const person = inventPerson(random)
    const name = [code, person.firstName, person.lastName].map(usernamePart).join('.')
    const times = (taken.get(name) ?? 0) + 1
    taken.set(name, times)
    const role = FIRST_ROLES[at] ?? OTHER_ROLES[(at - FIRST_ROLES.length) % OTHER_ROLES.length] ?? 'viewer'
    return { ...person, username: times === 1 ? name : `${name}${times}`, role }
  })
}

function findUsernames(database: Database, caller: Caller, names: string[]): Promise<Set<string>> {
  return inPlatform(database, caller, async (scope) => {
    if (names.length === 0) return new Set()
    const rows = await scope.db
      .select({ username: people.username })
      .from(people)
      .where(inArray(people.username, names))
    return new Set(rows.map((row) => row.username))
  })
}

async function makeMember(database: Database, here: Here, person: Wanted): Promise<void> {
  const { username, firstName, lastName, phone, department, role } = person
  const account = { username, email: `${username}@${DOMAIN}`, firstName, lastName, phone, mustChangePassword: true }
  const { personId } = await createAccount(database.identity, account, here)
  const place = { roles: [role], position: ROLE_WORDS[role], department }
  await inOrganization(database, here, (scope) => insertMember(scope, personId, place))
}
