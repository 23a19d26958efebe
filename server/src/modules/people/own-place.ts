// Where a person works, for what belongs to the person and not to one organization: the profile, the first days.
import { and, eq, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { OrganizationRef, PlatformScope } from '../../platform/database/scope.ts'
import { findWorkspaces } from '../organizations/module.ts'
import { withheldHere } from './me.ts'
import { memberships } from './tables.ts'

export interface OwnPlace {
  organization: OrganizationRef
  /** Modules that are on there for the person. */
  modules: string[]
  roles: string[]
  position: string
  department: string
}

/** The primary organization of a person, else the first by name, of those where they are an active member. */
export async function findOwnPlace(scope: PlatformScope, personId: string): Promise<OwnPlace | undefined> {
  const held = await scope.db
    .select({
      id: memberships.organizationId,
      roles: memberships.roles,
      position: memberships.position,
      department: memberships.department,
      primary: people.primaryOrganization,
      withheld: withheldHere,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.personId, personId), eq(memberships.isActive, true)))
  const open = await findWorkspaces(
    scope,
    held.map(({ id }) => id),
  )
  const places = open.filter(({ isActive }) => isActive)
  const place = places.find(({ id }) => id === held[0]?.primary) ?? places[0]
  const member = held.find(({ id }) => id === place?.id)
  if (!place || !member) return undefined
  const { id, code, name, accentColor } = place
  const { roles, position, department, withheld } = member
  const modules = place.modules.filter((module) => !withheld.includes(module))
  return { organization: { id, code, name, accentColor }, modules, roles, position, department }
}

interface Description {
  position: string
  department: string
}

/** A member says what they are there; roles are not theirs to change. */
export async function describeOwnPlace(
  scope: PlatformScope,
  { organization }: Pick<OwnPlace, 'organization'>,
  description: Description,
): Promise<void> {
  await scope.db
    .update(memberships)
    .set({ ...description, version: sql`${memberships.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(memberships.organizationId, organization.id), eq(memberships.personId, scope.actor.id)))
}
