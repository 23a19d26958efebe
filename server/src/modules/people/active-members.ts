// Members as other modules need them: to tell those who can do something, and to leave out those who are gone.
import { and, arrayOverlaps, eq, inArray } from 'drizzle-orm'
import type { OrganizationRole } from '../../platform/access/policy.ts'
import { people } from '../../platform/auth/tables.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { memberships } from './tables.ts'

interface Wanted {
  /** Those who hold at least one of these. */
  roles?: readonly OrganizationRole[]
  /** Those of these people, by id, who are still here. */
  among?: readonly string[]
}

/** Ids of people whose account and membership are active. One statement. */
export async function findActiveMembers(scope: OrganizationScope, { roles, among }: Wanted): Promise<string[]> {
  if (among?.length === 0) return []
  const rows = await scope.db
    .select({ id: memberships.personId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organizationId, scope.organization.id),
        eq(memberships.isActive, true),
        eq(people.isActive, true),
        roles ? arrayOverlaps(memberships.roles, [...roles]) : undefined,
        among ? inArray(memberships.personId, [...among]) : undefined,
      ),
    )
  return rows.map(({ id }) => id)
}
