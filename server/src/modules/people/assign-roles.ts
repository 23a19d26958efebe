// Giving roles beside those held, from the command line.
import { and, eq, sql } from 'drizzle-orm'
import { ORGANIZATION_ROLES, type OrganizationRole } from '../../platform/access/roles.contract.ts'
import { type Caller, type Database, inOrganization, type OrganizationRef } from '../../platform/database/scope.ts'
import { fail } from './errors.ts'
import type { Member } from './members.contract.ts'
import { getMember } from './members.ts'
import { insertMember } from './new-members.ts'
import { memberships } from './tables.ts'

interface Assignment {
  personId: string
  roles: readonly OrganizationRole[]
}

/** Adds roles to a membership, or makes the membership. Answers whether anything changed. Fails with people.member.inactive. */
export function assignRoles(
  database: Database,
  here: Caller & { organization: OrganizationRef },
  { personId, roles }: Assignment,
): Promise<{ member: Member; changed: boolean }> {
  return inOrganization(database, here, async (scope) => {
    const [held] = await scope.db
      .select()
      .from(memberships)
      .where(and(eq(memberships.organizationId, here.organization.id), eq(memberships.personId, personId)))
      .for('update')
    if (!held) return { member: await insertMember(scope, personId, { roles: [...roles] }), changed: true }
    if (!held.isActive) return fail('people.member.inactive')
    const all = ORGANIZATION_ROLES.filter((role) => held.roles.includes(role) || roles.includes(role))
    const changed = all.length > held.roles.length
    if (changed) {
      await scope.db
        .update(memberships)
        .set({ roles: all, version: sql`${memberships.version} + 1`, updatedAt: sql`now()` })
        .where(eq(memberships.id, held.id))
    }
    return { member: await getMember(scope, held.id), changed }
  })
}
