// Finding organizations: for the platform's list, and for other modules by any code or name of theirs.
import { and, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import type {
  OrganizationRef,
  OrganizationScope,
  OversightScope,
  PlatformScope,
} from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { fail } from './errors.ts'
import {
  aliasesOfOrganization,
  contactColumns,
  parents,
  standingActions,
  summaryColumns,
  summaryView,
} from './organization-view.ts'
import type { listOrganizations, OrganizationRecord } from './organizations.contract.ts'
import { organizations } from './tables.ts'

type AnyScope = OrganizationScope | OversightScope | PlatformScope

const organizationsList = defineList({
  columns: summaryColumns,
  from: sql`${organizations} left join ${organizations} ${parents} on ${parents.id} = ${organizations.parentId}`,
  sortable: {
    code: organizations.code,
    name: organizations.name,
    kind: organizations.kind,
    liveOn: organizations.liveOn,
  },
  sort: 'name',
  tieBreaker: organizations.id,
})

/** One page of all organizations. The text is sought in codes, names and other names. */
export async function findOrganizations(
  scope: PlatformScope,
  { query }: Input<typeof listOrganizations>,
): Promise<Output<typeof listOrganizations>> {
  const where = and(
    query.kind ? eq(organizations.kind, query.kind) : undefined,
    query.pilot === undefined ? undefined : eq(organizations.isPilot, query.pilot),
    query.active === undefined ? undefined : eq(organizations.isActive, query.active),
    query.module ? sql`${organizations.modules} @> array[${query.module}]` : undefined,
    query.q ? mentions(query.q) : undefined,
  )
  const page = await organizationsList(scope.db, query, where)
  return { ...page, items: page.items.map(summaryView) }
}

function mentions(text: string): SQL | undefined {
  const like = contains(text)
  return or(
    ilike(organizations.code, like),
    ilike(organizations.name, like),
    sql`exists (select from organization_alias a where a.belongs_to = ${organizations.id} and a.alias ilike ${like})`,
  )
}

/** The whole record, by code or another code. Fails with organizations.organization.not_found. */
export async function getOrganization(scope: PlatformScope, code: string): Promise<OrganizationRecord> {
  const [row] = await scope.db
    .select({
      ...summaryColumns,
      ...contactColumns,
      statusReason: organizations.statusReason,
      peopleLimit: organizations.peopleLimit,
      aliases: aliasesOfOrganization,
    })
    .from(organizations)
    .leftJoin(parents, eq(parents.id, organizations.parentId))
    .where(isCalled(code))
  if (!row) return fail('organizations.organization.not_found', { code })
  return {
    ...summaryView(row),
    ...row,
    actions: standingActions(row, scope.actor),
    canEdit: scope.actor.permissions.has('organizations.organization.manage'),
  } as OrganizationRecord
}

/** The organization's own code, else another code or name of it; capitals and small letters alike. */
function isCalled(text: string): SQL {
  return sql`${organizations.id} = coalesce(
    (select o.id from organization o where o.code = upper(${text})),
    (select a.belongs_to from organization_alias a where a.alias = upper(${text})),
    (select o.id from organization o where upper(o.name) = upper(${text}) order by o.id limit 1))`
}

/** The organization that a code, name or other name in a document stands for, if any. */
export async function findOrganization(scope: AnyScope, text: string): Promise<OrganizationRef | undefined> {
  const { id, code, name, accentColor } = organizations
  const [found] = await scope.db
    .select({ id, code, name, accentColor })
    .from(organizations)
    .where(isCalled(text.normalize('NFC').trim()))
  return found
}

/** As `findOrganization`; fails with organizations.organization.not_found. */
export async function getOrganizationRef(scope: AnyScope, text: string): Promise<OrganizationRef> {
  return (
    (await findOrganization(scope, text)) ?? fail('organizations.organization.not_found', { code: text.slice(0, 60) })
  )
}

/** What is switched off there for everybody: modules and features. */
const switchedOff = sql<string[]>`array(select f.feature from feature_share f
  where f.organization_id = ${organizations}.id and f.mode = 'off')`

/** What the shell shows of organizations, for those of these ids that exist, or for all. */
export async function findWorkspaces(scope: AnyScope, ids: readonly number[] | 'all') {
  if (ids.length === 0) return []
  const { id, code, name, accentColor, logoFile, modules, isActive } = organizations
  return scope.db
    .select({ id, code, name, accentColor, logoFile, modules, isActive, switchedOff })
    .from(organizations)
    .where(ids === 'all' ? undefined : inArray(id, [...ids]))
    .orderBy(organizations.name)
}
