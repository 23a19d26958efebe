// Accounts and platform roles. Nobody changes their own, and one active platform administrator always stays.
import { and, eq, ne, sql } from 'drizzle-orm'
import { createAccount, resetTwoFactor, setPassword } from '../../platform/auth/accounts.ts'
import { people } from '../../platform/auth/tables.ts'
import { type Caller, type Database, inPlatform, type PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { getPerson } from './find-people.ts'
import { given } from './new-members.ts'
import type {
  createPlatformAccount,
  grantPlatformRole,
  PersonRecord,
  revokePlatformRole,
} from './platform-people.contract.ts'
import { platformRoles } from './tables.ts'

type OnPerson = { params: { id: string } }

/** Gives a role above organizations. Fails with people.role.held. */
export async function grantRole(
  scope: PlatformScope,
  { params, body }: Input<typeof grantPlatformRole>,
): Promise<PersonRecord> {
  await requireOther(scope, params.id)
  await scope.db.insert(platformRoles).values({ personId: params.id, role: body.role })
  return getPerson(scope, params.id)
}

/** Takes a role away. Fails with people.role.not_held or people.person.last_platform_admin. */
export async function revokeRole(
  scope: PlatformScope,
  { params }: Input<typeof revokePlatformRole>,
): Promise<PersonRecord> {
  await requireOther(scope, params.id)
  if (params.roleName === 'platform_admin') await keepPlatformAdmin(scope, params.id)
  const gone = await scope.db
    .delete(platformRoles)
    .where(and(eq(platformRoles.personId, params.id), eq(platformRoles.role, params.roleName)))
    .returning({ role: platformRoles.role })
  if (gone.length === 0) fail('people.role.not_held')
  return getPerson(scope, params.id)
}

/** Shuts the account: no request of theirs is served from now on. `endSessions` takes the sessions away afterwards. */
export async function shutAccount(scope: PlatformScope, { params }: OnPerson): Promise<PersonRecord> {
  const person = await requireOther(scope, params.id)
  if (!person.isActive) fail('people.person.already', { state: 'inactive' })
  await keepPlatformAdmin(scope, params.id)
  return setActive(scope, params.id, false)
}

export async function reopenAccount(scope: PlatformScope, { params }: OnPerson): Promise<PersonRecord> {
  const person = await requireOther(scope, params.id)
  if (person.isActive) fail('people.person.already', { state: 'active' })
  return setActive(scope, params.id, true)
}

async function setActive(scope: PlatformScope, id: string, isActive: boolean): Promise<PersonRecord> {
  await scope.db.update(people).set({ isActive, updatedAt: sql`now()` }).where(eq(people.id, id))
  return getPerson(scope, id)
}

/** Somebody else's account. Fails with people.person.not_found or people.person.own. */
export async function requireOther(scope: PlatformScope, id: string): Promise<PersonRecord> {
  const person = await getPerson(scope, id)
  if (person.isOwn) fail('people.person.own')
  return person
}

/** Fails when nobody else could administer the platform. Those who ask at the same moment wait for each other. */
async function keepPlatformAdmin(scope: PlatformScope, id: string): Promise<void> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('platform_admin'))`)
  const [other] = await scope.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(platformRoles, eq(platformRoles.personId, people.id))
    .where(and(eq(platformRoles.role, 'platform_admin'), eq(people.isActive, true), ne(people.id, id)))
    .limit(1)
  if (!other) fail('people.person.last_platform_admin')
}

export interface WithStartPassword {
  person: PersonRecord
  startPassword: string
}

/** A new start password for somebody who lost theirs; every session ends. */
export async function replacePassword(
  database: Database,
  by: Caller,
  { id }: PersonRecord,
): Promise<WithStartPassword> {
  const { password = '' } = await setPassword(database.identity, { personId: id, mustChangePassword: true }, by)
  return { person: await inPlatform(database, by, (scope) => getPerson(scope, id)), startPassword: password }
}

export async function dropSecondStep(database: Database, by: Caller, { id }: PersonRecord): Promise<PersonRecord> {
  await resetTwoFactor(database.identity, id, by)
  return inPlatform(database, by, (scope) => getPerson(scope, id))
}

/** Creates an account with platform roles, and a generated start password. Fails as `createAccount` does. */
export async function createStaffAccount(
  database: Database,
  by: Caller,
  { roles, ...account }: Input<typeof createPlatformAccount>['body'],
): Promise<WithStartPassword> {
  const { personId, password = '' } = await createAccount(
    database.identity,
    { ...given(account), mustChangePassword: true },
    by,
  )
  const person = await inPlatform(database, by, async (scope) => {
    if (roles.length > 0) await scope.db.insert(platformRoles).values(roles.map((role) => ({ personId, role })))
    return getPerson(scope, personId)
  })
  return { person, startPassword: password }
}
