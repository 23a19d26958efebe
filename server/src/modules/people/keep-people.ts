// Accounts and platform roles. Nobody changes their own, and one active platform administrator always stays.
import { eq, sql } from 'drizzle-orm'
import { createAccount, resetTwoFactor } from '../../platform/auth/accounts.ts'
import { people } from '../../platform/auth/tables.ts'
import { type Caller, type Database, inPlatform, type PlatformScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { getPerson } from './find-people.ts'
import { inviteAgain } from './links/send-links.ts'
import { given } from './new-members.ts'
import type { createPlatformAccount, deactivateAccount, PersonRecord } from './platform-people.contract.ts'
import { keepPlatformAdmin, requestPlatformRoles } from './roles/platform-role-changes.ts'
import { withdrawWaiting } from './roles/role-change-records.ts'

type OnPerson = { params: { id: string } }

/**
 * Shuts the account: no request of theirs is served from now on, and what waits for a second person is withdrawn.
 * `endSessions` takes the sessions away afterwards.
 */
export async function shutAccount(
  scope: PlatformScope,
  { params, body }: Input<typeof deactivateAccount>,
): Promise<PersonRecord> {
  const person = await requireOther(scope, params.id)
  if (!person.isActive) fail('people.person.already', { state: 'inactive' })
  await keepPlatformAdmin(scope, params.id)
  await withdrawWaiting(scope, params.id, 'The account was deactivated.')
  return setActive(scope, params.id, { isActive: false, inactiveReason: body.reason })
}

export async function reopenAccount(scope: PlatformScope, { params }: OnPerson): Promise<PersonRecord> {
  const person = await requireOther(scope, params.id)
  if (person.isActive) fail('people.person.already', { state: 'active' })
  if (person.erasedAt) fail('people.person.erased')
  return setActive(scope, params.id, { isActive: true, inactiveReason: '' })
}

async function setActive(
  scope: PlatformScope,
  id: string,
  state: { isActive: boolean; inactiveReason: string },
): Promise<PersonRecord> {
  await scope.db
    .update(people)
    .set({ ...state, updatedAt: sql`now()` })
    .where(eq(people.id, id))
  return getPerson(scope, id)
}

/** Somebody else's account. Fails with people.person.not_found or people.person.own. */
export async function requireOther(scope: PlatformScope, id: string): Promise<PersonRecord> {
  const person = await getPerson(scope, id)
  if (person.isOwn) fail('people.person.own')
  return person
}

export async function dropSecondStep(database: Database, by: Caller, { id }: PersonRecord): Promise<PersonRecord> {
  await resetTwoFactor(database.identity, id, by)
  return inPlatform(database, by, (scope) => getPerson(scope, id))
}

/** Creates an account and sends the invitation; platform roles wait for a second person. Fails as `createAccount` does. */
export async function createStaffAccount(
  database: Database,
  by: Caller,
  { roles, reason = '', sendInvitation = true, ...body }: Input<typeof createPlatformAccount>['body'],
): Promise<Output<typeof createPlatformAccount>> {
  const account = { ...given(body), mustChangePassword: false, withoutPassword: true } as const
  const { personId } = await createAccount(database.identity, account, by)
  return inPlatform(database, by, async (scope) => {
    const wanted = { roles, rolesBefore: [], reason: reason.trim() || 'New account for staff of the platform.' }
    if (roles.length > 0) await requestPlatformRoles(scope, { params: { id: personId }, body: wanted })
    const invitation = sendInvitation ? await inviteAgain(scope, { personId, isActive: true }) : null
    return { person: await getPerson(scope, personId), invitation }
  })
}
