// Giving roles beside those held, from the command line.
import { and, eq } from 'drizzle-orm'
import type { OrganizationRole } from '../../../platform/access/roles.contract.ts'
import { type Caller, type Database, inOrganization, type OrganizationRef } from '../../../platform/database/scope.ts'
import { fail } from '../errors.ts'
import { joinMember } from '../joining.ts'
import type { Member } from '../members.contract.ts'
import { getMember } from '../members.ts'
import { memberships } from '../tables.ts'
import { askFor } from './role-changes.ts'
import { inOrder, sameRoles } from './role-rules.ts'

interface Assignment {
  personId: string
  roles: readonly OrganizationRole[]
  /** Kept with the change. */
  reason: string
}

/**
 * Adds roles to a membership, or makes the membership, at once: the operator needs no second person, and the record says
 * that it was done so. Answers whether anything changed. Fails with people.member.inactive.
 */
export function assignRoles(
  database: Database,
  here: Caller & { organization: OrganizationRef },
  { personId, roles, reason }: Assignment,
): Promise<{ member: Member; changed: boolean }> {
  return inOrganization(database, here, async (scope) => {
    const [held] = await scope.db
      .select()
      .from(memberships)
      .where(and(eq(memberships.organizationId, here.organization.id), eq(memberships.personId, personId)))
      .for('update')
    if (!held) return { member: (await joinMember(scope, personId, { roles, reason })).member, changed: true }
    if (!held.isActive) return fail('people.member.inactive')
    const step = { before: inOrder(held.roles), after: inOrder([...held.roles, ...roles]) }
    const changed = !sameRoles(step.before, step.after)
    const { name } = await getMember(scope, held.id)
    if (changed) await askFor(scope, { member: held, personName: name, ...step, reason })
    return { member: await getMember(scope, held.id), changed }
  })
}
