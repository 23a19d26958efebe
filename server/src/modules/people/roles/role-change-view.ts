// A change of roles as it is read: what it adds and takes away, in words, and what the reader may do with it.
import { and, eq, getTableColumns, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Policies } from '../../../platform/access/policy.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { ActionView, Page } from '../../../platform/http/atoms.contract.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Paging } from '../../../platform/http/list.ts'
import { roleChanges } from '../tables.ts'
import type { RoleChange, RoleChangeState } from './role-change.contract.ts'
import { fail, roleChangeErrors } from './role-change-errors.ts'
import { differenceOf, effectOf, inOrder, sameRoles } from './role-rules.ts'

const list = defineList({
  columns: {
    ...getTableColumns(roleChanges),
    code: sql<string | null>`o.code`,
    organizationName: sql<string | null>`o.name`,
    modules: sql<string[] | null>`o.modules`,
    memberId: sql<string | null>`m.id`,
    memberRoles: sql<string[] | null>`m.roles`,
    isMember: sql<boolean | null>`m.is_active`,
    personName: sql<string | null>`p.name`,
    username: sql<string | null>`p.username`,
    platformRoles: sql<string[]>`array(select r.role from platform_role r where r.person_id = role_change.person_id)`,
  },
  from: sql`${roleChanges} left join person p on p.id = role_change.person_id
    left join organization o on o.id = role_change.organization_id
    left join membership m on m.organization_id = role_change.organization_id and m.person_id = role_change.person_id`,
  sortable: { requestedAt: roleChanges.requestedAt },
  sort: '-requestedAt',
  tieBreaker: roleChanges.id,
})
type Found = Awaited<ReturnType<typeof list>>['items'][number]

/** Whoever reads, and the tables that say what roles let people do. */
type Scope = OrganizationScope | PlatformScope

export interface RoleChangeFilter extends Paging {
  sort?: 'requestedAt' | '-requestedAt' | undefined
  state?: RoleChangeState | undefined
  /** Of one person. */
  personId?: string
  /** Only above organizations, or only in them; both when left out, in the platform scope. */
  above?: boolean | undefined
}

/** One page of changes of roles, newest first. In an organization's scope its own. */
export async function findRoleChanges(
  scope: Scope,
  policies: Policies,
  { state, personId, above, ...query }: RoleChangeFilter,
): Promise<Page<RoleChange>> {
  const where = and(
    inScope(scope, above),
    state ? eq(roleChanges.state, state) : undefined,
    personId ? eq(roleChanges.personId, personId) : undefined,
  )
  const page = await list(scope.db, query, where)
  return { ...page, items: page.items.map((found) => viewOf(scope, policies, found)) }
}

/** Fails with people.role_change.not_found. Above organizations, only those of platform roles. */
export async function getRoleChange(scope: Scope, policies: Policies, id: string): Promise<RoleChange> {
  const page = await list(scope.db, { pageSize: 1 }, and(inScope(scope, true), eq(roleChanges.id, id)))
  const [found] = page.items
  return found ? viewOf(scope, policies, found) : fail('people.role_change.not_found')
}

function inScope(scope: Scope, above: boolean | undefined): SQL | undefined {
  if (scope.kind === 'organization') return eq(roleChanges.organizationId, scope.organization.id)
  if (above === undefined) return undefined
  return above ? isNull(roleChanges.organizationId) : isNotNull(roleChanges.organizationId)
}

function viewOf(scope: Scope, policies: Policies, found: Found): RoleChange {
  const step = { before: found.rolesBefore, after: found.rolesAfter }
  const personName = found.personName ?? 'A former member'
  return {
    id: found.id,
    organization: found.code === null ? null : { code: found.code, name: found.organizationName ?? '' },
    memberId: found.memberId,
    personId: found.personId,
    personName,
    username: found.username ?? '',
    rolesBefore: inOrder(step.before),
    rolesAfter: inOrder(step.after),
    ...differenceOf(step),
    ...effectOf(policies, step, found.organizationId === null ? null : (found.modules ?? [])),
    reason: found.reason,
    state: found.state,
    requestedBy: found.requestedByName,
    requestedAt: found.requestedAt,
    decidedBy: found.decidedByName,
    decidedAt: found.decidedAt,
    comment: found.comment,
    version: found.version,
    actions: found.state === 'waiting' ? actionsOf(scope, found, personName) : [],
  }
}

function actionsOf(scope: Scope, found: Found, name: string): ActionView[] {
  const here = scope.kind === 'organization' || found.organizationId === null
  const access = found.organizationId === null ? 'people.platform_role.decide' : 'people.role.decide'
  // From above, changes in an organization are decided on its own pages.
  if (!here || !scope.actor.permissions.has(access)) return []
  const own = found.requestedBy === scope.actor.id
  const four =
    (own && refusal('people.role_change.own_request')) ||
    (found.personId === scope.actor.id && refusal('people.role_change.about_you')) ||
    null
  const held = found.organizationId === null ? found.platformRoles : found.isMember ? (found.memberRoles ?? []) : []
  const outdated = sameRoles(held, found.rolesBefore) ? null : refusal('people.role_change.outdated', name)
  return [
    { action: 'approve', label: 'Approve', to: 'approved', comment: 'optional', refusal: four ?? outdated },
    { action: 'reject', label: 'Reject', to: 'rejected', comment: 'required', refusal: four },
    ...(own
      ? [
          {
            action: 'withdraw',
            label: 'Withdraw request',
            to: 'withdrawn',
            comment: 'optional',
            refusal: null,
          } as const,
        ]
      : []),
  ]
}

function refusal(code: keyof typeof roleChangeErrors, name = ''): NonNullable<ActionView['refusal']> {
  return { code, message: roleChangeErrors[code].detail.replace('{name}', name) }
}
