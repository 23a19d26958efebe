// Members of an organization, as readers get them.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { ActionView } from '../../platform/http/atoms.contract.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { lastSeen, standingColumns, standingConditions, standingJoins } from './directory-standing.ts'
import { fail, peopleErrors } from './errors.ts'
import { linkActions } from './links/link-actions.ts'
import type { listMembers, Member } from './members.contract.ts'
import { memberships } from './tables.ts'

const columns = {
  id: memberships.id,
  personId: memberships.personId,
  username: people.username,
  name: people.name,
  email: people.email,
  phone: people.phone,
  roles: memberships.roles,
  position: memberships.position,
  department: memberships.department,
  isActive: memberships.isActive,
  accountActive: people.isActive,
  twoFactorEnabled: people.twoFactorEnabled,
  joinedOn: memberships.joinedOn,
  hasWaitingChange: sql<boolean>`exists (select from role_change c where c.organization_id = membership.organization_id
    and c.person_id = membership.person_id and c.state = 'waiting')`,
  ...standingColumns,
  version: memberships.version,
}
const parts = {
  from: sql`${memberships} join ${people} on ${people.id} = ${memberships.personId} ${standingJoins}`,
  sortable: {
    name: people.name,
    username: people.username,
    position: memberships.position,
    joinedOn: memberships.joinedOn,
    lastSignedInAt: lastSeen,
  },
  sort: 'name',
  tieBreaker: memberships.id,
}
const list = defineList({ columns, ...parts })
const record = defineList({
  columns: {
    ...columns,
    inactiveReason: memberships.inactiveReason,
    otherAdmins: sql<number>`(select count(*) from membership m join person p on p.id = m.person_id
      where m.organization_id = ${memberships.organizationId} and m.id <> ${memberships.id}
        and m.is_active and 'admin' = any (m.roles) and p.is_active)`.mapWith(Number),
  },
  ...parts,
})

/** One page of members; the text is sought in names, usernames, addresses, positions and departments. */
export async function findMembers(
  scope: OrganizationScope,
  { query }: Input<typeof listMembers>,
): Promise<Output<typeof listMembers>> {
  const mayKeep = keeps(scope)
  if (!mayKeep && (query.signIn || query.wave || query.sort?.endsWith('lastSignedInAt')))
    failPlatform('access.missing_permission', { roles: 'administrator' })
  const like = contains(query.q ?? '')
  const sought = [people.name, people.username, people.email, memberships.position, memberships.department]
  const where = and(
    eq(memberships.organizationId, scope.organization.id),
    query.role ? sql`${memberships.roles} @> array[${query.role}]` : undefined,
    query.active === undefined ? undefined : eq(memberships.isActive, query.active),
    ...standingConditions(scope.clock, query),
    query.q ? or(...sought.map((column) => ilike(column, like))) : undefined,
  )
  const page = await list(scope.db, query, where)
  return { ...page, items: page.items.map((found) => shownTo(mayKeep, found)) } as Output<typeof listMembers>
}

/** When somebody last signed in is for those who keep members; colleagues need not know. */
function shownTo<F extends object>(mayKeep: boolean, found: F): F {
  return mayKeep ? found : { ...found, lastSignedInAt: null, invitation: null, wave: null }
}

function keeps(scope: OrganizationScope): boolean {
  return scope.actor.permissions.has('people.member.manage')
}

/** An active member with the role admin whose account is active too. */
export const isActiveAdmin = and(
  eq(memberships.isActive, true),
  sql`'admin' = any (${memberships.roles})`,
  eq(people.isActive, true),
)

/** One member, and what the reader may do. Fails with people.member.not_found. */
export async function getMember(scope: OrganizationScope, id: string): Promise<Member> {
  const here = and(eq(memberships.organizationId, scope.organization.id), eq(memberships.id, id))
  const [row] = (await record(scope.db, { pageSize: 1 }, here)).items
  if (!row) return fail('people.member.not_found')
  const { otherAdmins: others, inactiveReason, ...shown } = row
  const isOwn = row.personId === scope.actor.id
  const isLastAdmin = others === 0 && row.isActive && row.accountActive && row.roles.includes('admin')
  const canEdit = keeps(scope)
  return {
    ...shownTo(canEdit, shown),
    inactiveReason: canEdit ? inactiveReason : '',
    isOwn,
    canEdit,
    actions: [
      ...actionsOf(scope, { isActive: row.isActive, isOwn, isLastAdmin }),
      ...(await linkActions(scope, { ...row, isActive: row.isActive && row.accountActive })),
    ],
  } as Member
}

function actionsOf(
  scope: OrganizationScope,
  now: { isActive: boolean; isOwn: boolean; isLastAdmin: boolean },
): ActionView[] {
  const own = refusalFor(scope, now.isOwn)
  const last = {
    code: 'people.member.last_admin',
    message: peopleErrors['people.member.last_admin'].detail.replace('{code}', scope.organization.code),
  }
  const leaving = own ?? (now.isLastAdmin ? last : null)
  const comment = 'none'
  const inactive = { code: 'people.member.inactive', message: peopleErrors['people.member.inactive'].detail }
  return [
    { action: 'edit_roles', label: 'Change roles', to: '', comment, refusal: own ?? (now.isActive ? null : inactive) },
    now.isActive
      ? { action: 'deactivate', label: 'Deactivate', to: 'inactive', comment: 'required', refusal: leaving }
      : { action: 'reactivate', label: 'Reactivate', to: 'active', comment, refusal: own },
    { action: 'remove', label: 'Remove from the organization', to: 'removed', comment, refusal: leaving },
  ]
}

function refusalFor(scope: OrganizationScope, isOwn: boolean): ActionView['refusal'] {
  if (!keeps(scope)) return { code: 'access.missing_permission', message: 'Only an administrator may do this.' }
  return isOwn ? { code: 'people.member.own', message: peopleErrors['people.member.own'].detail } : null
}
