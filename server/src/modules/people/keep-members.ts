// Changing members. Nobody changes their own standing, and the last active administrator stays.
import { and, asc, eq, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import type { deactivateMember, editMember, Member, reactivateMember, removeMember } from './members.contract.ts'
import { getMember, isActiveAdmin } from './members.ts'
import { memberships } from './tables.ts'

/** Changes roles, position or department. The roles take effect on the member's next request. */
export async function changeMember(
  scope: OrganizationScope,
  { params, body }: Input<typeof editMember>,
): Promise<Member> {
  const { version, ...content } = body
  const { member, admins } = await lockMember(scope, { id: params.id, version })
  if (content.roles && !sameRoles(content.roles, member.roles)) {
    refuseOwn(scope, member)
    if (!content.roles.includes('admin')) refuseLastAdmin(scope, member, admins)
  }
  return write(scope, params.id, content)
}

export async function shutMemberOut(
  scope: OrganizationScope,
  { params, body }: Input<typeof deactivateMember>,
): Promise<Member> {
  const { member, admins } = await lockMember(scope, { id: params.id, version: body.version })
  refuseOwn(scope, member)
  if (!member.isActive) fail('people.member.already', { state: 'inactive' })
  refuseLastAdmin(scope, member, admins)
  return write(scope, params.id, { isActive: false })
}

export async function letMemberIn(
  scope: OrganizationScope,
  { params, body }: Input<typeof reactivateMember>,
): Promise<Member> {
  const { member } = await lockMember(scope, { id: params.id, version: body.version })
  refuseOwn(scope, member)
  if (member.isActive) fail('people.member.already', { state: 'active' })
  return write(scope, params.id, { isActive: true })
}

/** The account stays, and so does what the person did. */
export async function dropMember(scope: OrganizationScope, { params }: Input<typeof removeMember>): Promise<null> {
  const { member, admins } = await lockMember(scope, { id: params.id })
  refuseOwn(scope, member)
  refuseLastAdmin(scope, member, admins)
  await scope.db.delete(memberships).where(eq(memberships.id, params.id))
  return null
}

type MemberRow = typeof memberships.$inferSelect

/**
 * The member's row and the ids of the active administrators, all locked until the transaction ends: two administrators
 * who remove each other at the same moment meet here, one after the other.
 */
async function lockMember(scope: OrganizationScope, asked: { id: string; version?: number }) {
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

function sameRoles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}

function refuseOwn(scope: OrganizationScope, member: MemberRow): void {
  if (member.personId === scope.actor.id) fail('people.member.own')
}

function refuseLastAdmin(scope: OrganizationScope, member: MemberRow, admins: string[]): void {
  if (admins.length === 1 && admins[0] === member.id)
    fail('people.member.last_admin', { code: scope.organization.code })
}

async function write(scope: OrganizationScope, id: string, content: Partial<MemberRow>): Promise<Member> {
  await scope.db
    .update(memberships)
    .set({ ...content, version: sql`${memberships.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.id, id)))
  return getMember(scope, id)
}
