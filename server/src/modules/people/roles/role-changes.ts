// Changing the roles of a member: at once, or when a second person agrees.
import { and, eq } from 'drizzle-orm'
import type { Policies } from '../../../platform/access/policy.ts'
import { ORGANIZATION_ROLES } from '../../../platform/access/roles.contract.ts'
import { people } from '../../../platform/auth/tables.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { findWorkspaces } from '../../organizations/module.ts'
import { findActiveMembers } from '../active-members.ts'
import { fail as failPeople } from '../errors.ts'
import { type LockedMember, lockMember, refuseLastAdmin, refuseOwn, writeMember } from '../lock-member.ts'
import { getMember } from '../members.ts'
import { memberships } from '../tables.ts'
import type { RoleChangePreview } from './role-change.contract.ts'
import { fail } from './role-change-errors.ts'
import {
  closeRecord,
  getRecord,
  lockWaiting,
  type RoleChangeRow,
  readRoles,
  recordRoleChange,
  refuseDecider,
} from './role-change-records.ts'
import type {
  approveRoleChange,
  previewRoleChange,
  rejectRoleChange,
  requestRoleChange,
  withdrawRoleChange,
} from './role-changes.contract.ts'
import { requestPath, settleRequest, tellAdministrators, tellPerson, tellRequester } from './role-letters.ts'
import { differenceOf, effectOf, inOrder, needsSecondPerson, sameRoles } from './role-rules.ts'

/** What a change would mean, and who would have to agree. */
export async function previewRoles(
  scope: OrganizationScope,
  policies: Policies,
  { params, query }: Input<typeof previewRoleChange>,
): Promise<RoleChangePreview> {
  const member = await getMember(scope, params.id)
  const [place] = await findWorkspaces(scope, [scope.organization.id])
  const step = { before: member.roles, after: readRoles(query.roles, ORGANIZATION_ROLES) }
  const needsSecond = needsSecondPerson(step, 'organization')
  return {
    rolesBefore: inOrder(step.before),
    rolesAfter: step.after,
    ...differenceOf(step),
    ...effectOf(policies, step, place?.modules ?? []),
    needsSecondPerson: needsSecond,
    effectWords: needsSecond ? await whoAgrees(scope, member.personId) : 'It takes effect at once.',
  }
}

async function whoAgrees(scope: OrganizationScope, personId: string): Promise<string> {
  const admins = await findActiveMembers(scope, { roles: ['admin'] })
  const { code } = scope.organization
  return admins.some((id) => id !== personId && id !== scope.actor.id)
    ? `It takes effect when a second person agrees: another administrator of ${code}, or a platform administrator.`
    : `It takes effect when a platform administrator agrees: ${code} has no other administrator who could.`
}

export interface Requested {
  row: RoleChangeRow
  personName: string
  /** Nobody in the organization can agree: platform administrators have to hear of it. */
  isForPlatform: boolean
}

/**
 * Changes the roles of a member at once, or asks a second person where it grants admin or manager. Fails with
 * people.member.own, inactive or last_admin, people.role_change.unchanged or waiting.
 */
export async function requestRoles(
  scope: OrganizationScope,
  { params, body }: Pick<Input<typeof requestRoleChange>, 'params' | 'body'>,
): Promise<Requested> {
  const locked = await lockMember(scope, { id: params.id, version: body.version })
  const { member } = locked
  refuseOwn(scope, member)
  const personName = await nameOf(scope, member.personId)
  if (!member.isActive) failPeople('people.member.inactive')
  const step = { before: inOrder(member.roles), after: inOrder(body.roles) }
  if (sameRoles(step.before, step.after)) fail('people.role_change.unchanged', { name: personName })
  if (!step.after.includes('admin')) refuseLastAdmin(scope, locked)
  return askFor(scope, { member, ...step, reason: body.reason, personName })
}

interface Wanted {
  member: LockedMember['member']
  personName: string
  before: string[]
  after: string[]
  reason: string
}

/** The member is locked. Acts at once for the command line, which is the operator's. */
export async function askFor(scope: OrganizationScope, wanted: Wanted): Promise<Requested> {
  const { member, before, after, reason, personName } = wanted
  const waits = scope.actor.id !== '' && needsSecondPerson({ before, after }, 'organization')
  const { personId } = member
  const row = await recordRoleChange(scope, { personId, before, after, reason, state: waits ? 'waiting' : 'applied' })
  if (!waits) {
    await writeMember(scope, member.id, { roles: after })
    await tellPerson(scope, { ...row, before, after, secondPerson: null })
    return { row, personName, isForPlatform: false }
  }
  const told = await tellAdministrators(scope, { id: row.id, personId, personName, reason, before, after })
  return { row, personName, isForPlatform: told === 0 }
}

/** The second person agrees. Fails with the codes of `refuseDecider`, people.role_change.outdated or last_admin. */
export async function approveRoles(
  scope: OrganizationScope,
  { params, body }: Input<typeof approveRoleChange>,
): Promise<void> {
  const asked = await getRecord(scope, params.id)
  const id = await membershipOf(scope, asked.personId)
  // In this order everywhere: first the members, then the request.
  const locked = id === undefined ? undefined : await lockMember(scope, { id })
  const row = await lockWaiting(scope, params.id, body.version)
  refuseDecider(scope, row)
  const name = await nameOf(scope, row.personId)
  if (!locked?.member.isActive || !sameRoles(locked.member.roles, row.rolesBefore))
    return fail('people.role_change.outdated', { name })
  const step = { before: row.rolesBefore, after: row.rolesAfter }
  if (!step.after.includes('admin')) refuseLastAdmin(scope, locked)
  await writeMember(scope, locked.member.id, { roles: inOrder(step.after) })
  await closeRecord(scope, row.id, { state: 'approved', comment: body.comment ?? '' })
  await settleRequest(scope, row.id)
  await tellPerson(scope, { ...row, ...step, secondPerson: scope.actor.name })
  await tellRequester(scope, {
    requestedBy: row.requestedBy,
    title: `Approved: the roles of ${name}`,
    text: `${scope.actor.name} agreed; they took effect at once.`,
    path: `/moa/${scope.organization.code}/members/${locked.member.id}`,
  })
}

export async function rejectRoles(
  scope: OrganizationScope,
  { params, body }: Input<typeof rejectRoleChange>,
): Promise<void> {
  const row = await lockWaiting(scope, params.id, body.version)
  refuseDecider(scope, row)
  await closeRecord(scope, row.id, { state: 'rejected', comment: body.comment })
  await settleRequest(scope, row.id)
  const id = await membershipOf(scope, row.personId)
  await tellRequester(scope, {
    requestedBy: row.requestedBy,
    title: `Rejected: the roles of ${await nameOf(scope, row.personId)}`,
    text: `${scope.actor.name}: ${body.comment}`,
    path: id ? `/moa/${scope.organization.code}/members/${id}` : requestPath(scope, row.id),
  })
}

/** Whoever asked takes it back. Fails with people.role_change.not_yours. */
export async function withdrawRoles(
  scope: OrganizationScope,
  { params, body }: Input<typeof withdrawRoleChange>,
): Promise<void> {
  const row = await lockWaiting(scope, params.id, body.version)
  if (row.requestedBy !== scope.actor.id) fail('people.role_change.not_yours', { name: row.requestedByName })
  await closeRecord(scope, row.id, { state: 'withdrawn', comment: body.comment ?? '' })
  await settleRequest(scope, row.id)
}

async function membershipOf(scope: OrganizationScope, personId: string): Promise<string | undefined> {
  const [row] = await scope.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.personId, personId)))
  return row?.id
}

async function nameOf(scope: OrganizationScope, personId: string): Promise<string> {
  const [row] = await scope.db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row?.name ?? 'a former member'
}
