// A member's row and the administrators, locked: whatever decides about roles or activity starts here.
import { and, asc, eq, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import { holdOrganizations } from '../organizations/module.ts'
import { fail } from './errors.ts'
import { getMember, isActiveAdmin } from './members.ts'
import { memberships } from './tables.ts'

export type MemberRow = typeof memberships.$inferSelect

export interface LockedMember {
  member: MemberRow
  /** Ids of the memberships of all active administrators. */
  admins: string[]
}

/**
 * The member's row and the ids of the active administrators, all locked until the transaction ends: two administrators
 * who remove each other at the same moment meet here, one after the other.
 */
export async function lockMember(
  scope: OrganizationScope,
  asked: { id: string; version?: number },
): Promise<LockedMember> {
  // First, as imports do that hold many members at once: nobody waits in a circle.
  await holdOrganizations(scope, [scope.organization.id])
  const here = eq(memberships.organizationId, scope.organization.id)
  const admins = await scope.db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(here, isActiveAdmin))
    .orderBy(asc(memberships.id))
    .for('update', { of: memberships })
  const [member] = await scope.db
    .select()
    .from(memberships)
    .where(and(here, eq(memberships.id, asked.id)))
    .for('update')
  if (!member) return fail('people.member.not_found')
  if (asked.version !== undefined && member.version !== asked.version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getMember(scope, asked.id) } })
  return { member, admins: admins.map((row) => row.id) }
}

export function refuseOwn(scope: OrganizationScope, member: MemberRow): void {
  if (member.personId === scope.actor.id) fail('people.member.own')
}

export function refuseLastAdmin(scope: OrganizationScope, { member, admins }: LockedMember): void {
  if (admins.length === 1 && admins[0] === member.id)
    fail('people.member.last_admin', { code: scope.organization.code })
}

export async function writeMember(scope: OrganizationScope, id: string, content: Partial<MemberRow>): Promise<void> {
  await scope.db
    .update(memberships)
    .set({ ...content, version: sql`${memberships.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.id, id)))
}
