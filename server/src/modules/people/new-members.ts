// Bringing people into an organization: those who have an account, and those who get one.
import { eq, or } from 'drizzle-orm'
import { createAccount, type NewAccount } from '../../platform/auth/accounts.ts'
import { people } from '../../platform/auth/tables.ts'
import { normalizeName } from '../../platform/auth/username.ts'
import { today } from '../../platform/calendar/manila.ts'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type OrganizationScope,
} from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import type { addMember, createMemberAccount, Member } from './members.contract.ts'
import { getMember } from './members.ts'
import { memberships } from './tables.ts'

/** Whoever adds, and where. */
type Here = Caller & { organization: OrganizationRef }
type Place = Pick<Input<typeof addMember>['body'], 'roles' | 'position' | 'department'>

/**
 * Adds a person who has an account. An organization does not see people of others, so the person is sought above
 * organizations. Fails with people.member.person_unknown, person_inactive or exists.
 */
export async function admitPerson(
  database: Database,
  here: Here,
  { person, ...place }: Input<typeof addMember>['body'],
): Promise<Member> {
  const found = await findPersonByName(database, here, person)
  if (!found) return fail('people.member.person_unknown', { person: person.slice(0, 80) })
  if (!found.isActive) fail('people.member.person_inactive')
  return inOrganization(database, here, (scope) => insertMember(scope, found.id, place))
}

export interface NewMember {
  member: Member
  startPassword: string
}

/** Creates an account with a generated start password, and adds the person. Fails as `createAccount` does. */
export async function createMember(
  database: Database,
  here: Here,
  { roles, position, department, ...account }: Input<typeof createMemberAccount>['body'],
): Promise<NewMember> {
  const { personId, password = '' } = await createAccount(
    database.identity,
    { ...given(account), mustChangePassword: true },
    here,
  )
  const place = { roles, ...(position ? { position } : {}), ...(department ? { department } : {}) }
  const member = await inOrganization(database, here, (scope) => insertMember(scope, personId, place))
  return { member, startPassword: password }
}

type Account = Omit<NewAccount, 'mustChangePassword' | 'password' | 'phone'> & { phone?: string | undefined }

/** Without fields that were not given. */
export function given({ phone, ...account }: Account): Omit<NewAccount, 'mustChangePassword'> {
  return { ...account, ...(phone ? { phone } : {}) }
}

export async function insertMember(scope: OrganizationScope, personId: string, place: Place): Promise<Member> {
  const [row] = await scope.db
    .insert(memberships)
    .values({ ...place, personId, roles: [...place.roles], joinedOn: today(scope.clock.now()) })
    .returning({ id: memberships.id })
  return getMember(scope, row?.id ?? '')
}

/** The person with this username or e-mail address, in any organization or none. */
export function findPersonByName(database: Database, caller: Caller, name: string) {
  const sought = normalizeName(name)
  return inPlatform(database, caller, async (scope) => {
    const [found] = await scope.db
      .select({ id: people.id, name: people.name, username: people.username, isActive: people.isActive })
      .from(people)
      .where(or(eq(people.username, sought), eq(people.email, sought)))
    return found
  })
}
