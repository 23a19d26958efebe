// Keeping members: their place, their leaving and coming back. Nobody changes their own standing, and the last active
// administrator stays.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { lockMember, refuseLastAdmin, refuseOwn, writeMember } from './lock-member.ts'
import type { deactivateMember, editMember, Member, reactivateMember, removeMember } from './members.contract.ts'
import { getMember } from './members.ts'
import { withdrawWaiting } from './roles/role-change-records.ts'
import { memberships } from './tables.ts'

/** Changes position or department. */
export async function changeMember(
  scope: OrganizationScope,
  { params, body }: Input<typeof editMember>,
): Promise<Member> {
  const { version, ...content } = body
  await lockMember(scope, { id: params.id, version })
  await writeMember(scope, params.id, content)
  return getMember(scope, params.id)
}

/** Shuts a member out; `endSessions` takes the sessions away afterwards. What waits for a second person is withdrawn. */
export async function shutMemberOut(
  scope: OrganizationScope,
  { params, body }: Input<typeof deactivateMember>,
): Promise<Member> {
  const locked = await lockMember(scope, { id: params.id, version: body.version })
  const { member } = locked
  refuseOwn(scope, member)
  if (!member.isActive) fail('people.member.already', { state: 'inactive' })
  refuseLastAdmin(scope, locked)
  await writeMember(scope, params.id, { isActive: false, inactiveReason: body.reason })
  await withdrawWaiting(scope, member.personId, 'The membership was deactivated.')
  return getMember(scope, params.id)
}

export async function letMemberIn(
  scope: OrganizationScope,
  { params, body }: Input<typeof reactivateMember>,
): Promise<Member> {
  const { member } = await lockMember(scope, { id: params.id, version: body.version })
  refuseOwn(scope, member)
  if (member.isActive) fail('people.member.already', { state: 'active' })
  await writeMember(scope, params.id, { isActive: true, inactiveReason: '' })
  return getMember(scope, params.id)
}

/** The account stays, and so does what the person did. */
export async function dropMember(scope: OrganizationScope, { params }: Input<typeof removeMember>): Promise<null> {
  const locked = await lockMember(scope, { id: params.id })
  refuseOwn(scope, locked.member)
  refuseLastAdmin(scope, locked)
  await withdrawWaiting(scope, locked.member.personId, 'The membership was removed.')
  await scope.db
    .delete(memberships)
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.id, params.id)))
  return null
}
