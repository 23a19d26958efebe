// Bringing people into an organization: those who have an account, and those who get one.
import { eq, or } from 'drizzle-orm'
import { createAccount, type NewAccount } from '../../platform/auth/accounts.ts'
import { people } from '../../platform/auth/tables.ts'
import { normalizeName } from '../../platform/auth/username.ts'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
} from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { joinMember, tellAbove } from './joining.ts'
import type { SentLink } from './links/invitations.contract.ts'
import { inviteAgain } from './links/send-links.ts'
import type { addMember, createMemberAccount, Member } from './members.contract.ts'
import { getMember } from './members.ts'

/** Whoever adds, and where. */
type Here = Caller & { organization: OrganizationRef }

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
  const { member, requested } = await inOrganization(database, here, (scope) => joinMember(scope, found.id, place))
  await tellAbove(database, here, requested)
  return member
}

export interface NewMember {
  member: Member
  invitation: SentLink | null
}

/** Creates an account, adds the person and sends the invitation. Fails as `createAccount` does. */
export async function createMember(
  database: Database,
  here: Here,
  { sendInvitation = true, ...body }: Input<typeof createMemberAccount>['body'],
): Promise<NewMember> {
  const account = { ...given(body), mustChangePassword: false, withoutPassword: true } as const
  const { personId } = await createAccount(database.identity, account, here)
  const { requested, ...made } = await inOrganization(database, here, async (scope) => {
    const joined = await joinMember(scope, personId, placeOf(body))
    const invitation = sendInvitation ? await inviteAgain(scope, { personId, isActive: true }) : null
    return { ...joined, member: await getMember(scope, joined.member.id), invitation }
  })
  await tellAbove(database, here, requested)
  return made
}

/**
 * Creates an account with a generated start password, which has to be changed at the first sign-in, and adds the person:
 * for whoever sits at the server, where no mail leaves. Fails as `createAccount` does.
 */
export async function createMemberWithPassword(
  database: Database,
  here: Here,
  body: Input<typeof createMemberAccount>['body'],
): Promise<{ member: Member; startPassword: string }> {
  const account = { ...given(body), mustChangePassword: true }
  const { personId, password = '' } = await createAccount(database.identity, account, here)
  const { member } = await inOrganization(database, here, (scope) => joinMember(scope, personId, placeOf(body)))
  return { member, startPassword: password }
}

function placeOf({ roles, position, department, reason }: Input<typeof createMemberAccount>['body']) {
  return { roles, position, department, reason }
}

type Account = Omit<NewAccount, 'mustChangePassword' | 'password' | 'phone'> & { phone?: string | undefined }

/** Without fields that were not given. */
export function given(account: Account): Omit<NewAccount, 'mustChangePassword'> {
  const { username, email, firstName, lastName, phone } = account
  return { username, email, firstName, lastName, ...(phone ? { phone } : {}) }
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
