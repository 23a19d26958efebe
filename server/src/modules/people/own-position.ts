// What a member is in the organization, as papers print it under a signature.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { memberships } from './tables.ts'

/** The position of whoever acts, in this organization; '' where none is recorded. */
export async function findOwnPosition(scope: OrganizationScope): Promise<string> {
  const [member] = await scope.db
    .select({ position: memberships.position })
    .from(memberships)
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.personId, scope.actor.id)))
  return member?.position ?? ''
}
