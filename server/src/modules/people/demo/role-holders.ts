// Members who hold the roles that invented work is done in: those who are there, or invented ones.
import { sql } from 'drizzle-orm'
import { ORGANIZATION_ROLES, type OrganizationRole, ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import { createAccount } from '../../../platform/auth/accounts.ts'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
} from '../../../platform/database/scope.ts'
import { makeRoom } from '../../organizations/module.ts'
import { insertMember } from '../joining.ts'
import { inventPerson, randomFrom, usernamePart } from './invented-people.ts'

const DOMAIN = 'pilot.bmms.example'

export interface RoleHolder {
  id: string
  name: string
}

/**
 * Somebody for each role, no two roles the same person. Where nobody holds a role, a member is invented who cannot sign in
 * before somebody sends a link.
 */
export async function findOrInventHolders<R extends OrganizationRole>(
  database: Database,
  here: Caller & { organization: OrganizationRef },
  roles: readonly R[],
): Promise<Record<R, RoleHolder>> {
  const members = await findMembers(database, here)
  const taken = new Set<string>()
  const holders: Partial<Record<R, RoleHolder>> = {}
  for (const role of roles) {
    const own = members.find((member) => member.roles.includes(role) && !taken.has(member.id))
    const holder = own ?? (await inventHolder(database, here, role))
    taken.add(holder.id)
    holders[role] = { id: holder.id, name: holder.name }
  }
  return holders as Record<R, RoleHolder>
}

type Member = RoleHolder & { roles: string[] }

/** Active members, the longest known first. */
function findMembers(database: Database, here: Caller & { organization: OrganizationRef }): Promise<Member[]> {
  return inOrganization(database, here, async (scope) => {
    const { rows } = await scope.db.execute<Member & Record<string, unknown>>(sql`
      select p.id, p.name, m.roles from membership m join person p on p.id = m.person_id
       where m.organization_id = ${scope.organization.id} and m.is_active and p.is_active
       order by cardinality(m.roles), p.id`)
    return rows
  })
}

async function inventHolder(
  database: Database,
  here: Caller & { organization: OrganizationRef },
  role: OrganizationRole,
): Promise<RoleHolder> {
  const { code, id } = here.organization
  const { firstName, lastName, department } = inventPerson(randomFrom(id * 100 + ORGANIZATION_ROLES.indexOf(role)))
  const username = `${usernamePart(code)}.${role}.demo`
  await inPlatform(database, here, (scope) => makeRoom(scope, here.organization, 1))
  const account = { username, email: `${username}@${DOMAIN}`, firstName, lastName, mustChangePassword: true }
  const { personId } = await createAccount(database.identity, { ...account, withoutPassword: true })
  const place = { roles: [role], position: ROLE_WORDS[role], department }
  await inOrganization(database, here, (scope) => insertMember(scope, personId, place))
  return { id: personId, name: `${firstName} ${lastName}` }
}
