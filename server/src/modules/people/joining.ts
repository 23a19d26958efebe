// Becoming a member. Whoever is to be administrator or manager begins with the other roles, while a second person is asked.
import { and, eq } from 'drizzle-orm'
import type { OrganizationRole } from '../../platform/access/roles.contract.ts'
import { today } from '../../platform/calendar/manila.ts'
import { type Caller, type Database, inPlatform, type OrganizationScope } from '../../platform/database/scope.ts'
import type { Member } from './members.contract.ts'
import { getMember } from './members.ts'
import { recordRoleChange } from './roles/role-change-records.ts'
import { askFor, type Requested } from './roles/role-changes.ts'
import { tellPlatformAdministrators } from './roles/role-letters.ts'
import { inOrder, needsSecondPerson, rolesAtOnce } from './roles/role-rules.ts'
import { memberships } from './tables.ts'

export interface NewPlace {
  roles: readonly OrganizationRole[]
  position?: string | undefined
  department?: string | undefined
}

/** Writes the membership as it is asked for: for BMMS itself, and where somebody has agreed already. */
export async function insertMember(scope: OrganizationScope, personId: string, place: NewPlace): Promise<Member> {
  const { roles, position, department } = place
  const [row] = await scope.db
    .insert(memberships)
    .values({
      personId,
      roles: [...roles],
      joinedOn: today(scope.clock.now()),
      ...(position === undefined ? {} : { position }),
      ...(department === undefined ? {} : { department }),
    })
    .returning({ id: memberships.id })
  return getMember(scope, row?.id ?? '')
}

export interface Joined {
  member: Member
  /** The request for the roles that wait. */
  requested?: Requested
}

/** Fails with people.member.exists. The command line acts at once, as the operator. */
export async function joinMember(
  scope: OrganizationScope,
  personId: string,
  { reason = '', ...place }: NewPlace & { reason?: string | undefined },
): Promise<Joined> {
  const after = inOrder(place.roles)
  const powerful = needsSecondPerson({ before: [], after }, 'organization')
  const words = reason.trim() || 'Joins the organization.'
  if (!powerful) return { member: await insertMember(scope, personId, place) }
  if (scope.actor.id === '') {
    await recordRoleChange(scope, { personId, before: [], after, reason: words, state: 'applied' })
    return { member: await insertMember(scope, personId, place) }
  }
  const before = rolesAtOnce(place.roles) as OrganizationRole[]
  const { id, name } = await insertMember(scope, personId, { ...place, roles: before })
  const [row] = await scope.db
    .select()
    .from(memberships)
    .where(and(eq(memberships.organizationId, scope.organization.id), eq(memberships.id, id)))
  if (!row) throw new Error('the membership was not written')
  const requested = await askFor(scope, { member: row, personName: name, before, after, reason: words })
  return { member: await getMember(scope, id), requested }
}

/** After the transaction: where the organization has nobody who could agree, platform administrators hear of it. */
export async function tellAbove(
  database: Database,
  by: Caller & { organization: { code: string } },
  requested: Requested | undefined,
): Promise<void> {
  if (!requested?.isForPlatform) return
  const { row, personName } = requested
  const { id, personId, reason, rolesBefore: before, rolesAfter: after } = row
  const asked = { id, personId, personName, reason, before, after }
  await inPlatform(database, by, (scope) => tellPlatformAdministrators(scope, asked, by.organization.code))
}
