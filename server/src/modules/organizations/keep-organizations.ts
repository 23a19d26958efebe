// What platform administrators do with organizations.
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { requireLegibleAccent } from './accent-rule.ts'
import { fail } from './errors.ts'
import { getOrganization, getOrganizationRef } from './find-organizations.ts'
import {
  type createOrganization,
  type editOrganization,
  type OrganizationRecord,
  SWITCHES,
  type setAliases,
  type switchModules,
} from './organizations.contract.ts'
import { organizationAliases, organizations } from './tables.ts'

const DEFAULT_ACCENT = '#1864ab'

/** Adds an organization, with every module on unless told otherwise. Its number is the next free one. */
export async function addOrganization(
  scope: PlatformScope,
  { body }: Input<typeof createOrganization>,
): Promise<OrganizationRecord> {
  const { parentCode, modules = [...SWITCHES], accentColor = DEFAULT_ACCENT, ...content } = body
  requireLegibleAccent(accentColor)
  await refuseAliasAsCode(scope, body.code)
  const parentId = parentCode ? await parentIdOf(scope, parentCode) : null
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('organization.id'))`)
  const id = sql<number>`(select coalesce(max(id), 0) + 1 from organization)`
  await scope.db.insert(organizations).values({ ...content, id, accentColor, parentId, modules: inOrder(modules) })
  return getOrganization(scope, body.code)
}

async function refuseAliasAsCode(scope: PlatformScope, code: string): Promise<void> {
  const [owner] = await scope.db
    .select({ code: organizations.code })
    .from(organizationAliases)
    .innerJoin(organizations, eq(organizations.id, organizationAliases.belongsTo))
    .where(eq(organizationAliases.alias, code))
  if (owner) fail('organizations.organization.code_is_alias', { code, owner: owner.code })
}

/** Changes name, kind, parent, dates and profile. */
export async function changeOrganization(
  scope: PlatformScope,
  { params, body }: Input<typeof editOrganization>,
): Promise<OrganizationRecord> {
  const { version, parentCode, ...content } = body
  const { id } = await lockOrganization(scope, params.code, version)
  if (content.accentColor) requireLegibleAccent(content.accentColor)
  const parentId = parentCode ? await parentIdOf(scope, parentCode) : null
  if (parentId !== null) await refuseCircle(scope, { id, parentId })
  return write(scope, id, { ...content, ...(parentCode === undefined ? {} : { parentId }) })
}

/** Says which modules are on. Whoever works there is refused or admitted from the next request on. */
export async function changeModules(
  scope: PlatformScope,
  { params, body }: Input<typeof switchModules>,
): Promise<OrganizationRecord> {
  const { id } = await lockOrganization(scope, params.code, body.version)
  return write(scope, id, { modules: inOrder(body.modules) })
}

/** Replaces the other names. A name that is the code or a name of another organization is refused. */
export async function changeAliases(
  scope: PlatformScope,
  { params, body }: Input<typeof setAliases>,
): Promise<OrganizationRecord> {
  const { id, code } = await lockOrganization(scope, params.code, body.version)
  const wanted = [...new Set(body.aliases.map((alias) => alias.toUpperCase()))].filter((alias) => alias !== code)
  await refuseTakenAliases(scope, id, wanted)
  const had = await scope.db.select().from(organizationAliases).where(eq(organizationAliases.belongsTo, id))
  const gone = had.map((row) => row.alias).filter((alias) => !wanted.includes(alias))
  const fresh = wanted.filter((alias) => !had.some((row) => row.alias === alias))
  if (gone.length > 0) await scope.db.delete(organizationAliases).where(inArray(organizationAliases.alias, gone))
  if (fresh.length > 0)
    await scope.db.insert(organizationAliases).values(fresh.map((alias) => ({ alias, belongsTo: id })))
  return write(scope, id, {})
}

async function refuseTakenAliases(scope: PlatformScope, id: number, wanted: string[]): Promise<void> {
  if (wanted.length === 0) return
  const [taken] = await scope.db
    .select({
      alias: sql<string>`coalesce(${organizationAliases.alias}, ${organizations.code})`,
      owner: organizations.code,
    })
    .from(organizations)
    .leftJoin(
      organizationAliases,
      and(eq(organizationAliases.belongsTo, organizations.id), inArray(organizationAliases.alias, wanted)),
    )
    .where(
      and(
        ne(organizations.id, id),
        sql`(${organizationAliases.alias} is not null or ${inArray(organizations.code, wanted)})`,
      ),
    )
    .limit(1)
  if (taken) fail('organizations.alias.taken', { which: `, and "${taken.alias}" stands for ${taken.owner}` })
}

/** The organization's row, locked until the transaction ends; refuses a version that is no longer the newest. */
export async function lockOrganization(scope: PlatformScope, code: string, version: number) {
  const { id } = await getOrganizationRef(scope, code)
  const [row] = await scope.db.select().from(organizations).where(eq(organizations.id, id)).for('update')
  if (!row) return fail('organizations.organization.not_found', { code })
  if (row.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getOrganization(scope, row.code) } })
  return row
}

type Content = Partial<typeof organizations.$inferInsert>

/** Writes and answers the record; every write is a new version. */
export async function write(scope: PlatformScope, id: number, content: Content): Promise<OrganizationRecord> {
  const [row] = await scope.db
    .update(organizations)
    .set({ ...content, version: sql`${organizations.version} + 1`, updatedAt: sql`now()` })
    .where(eq(organizations.id, id))
    .returning({ code: organizations.code })
  return getOrganization(scope, row?.code ?? '')
}

async function parentIdOf(scope: PlatformScope, code: string): Promise<number> {
  const [parent] = await scope.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.code, code))
  return parent?.id ?? fail('organizations.organization.parent_unknown', { code })
}

/** Follows the parents upwards; the organization itself may not be among them. */
async function refuseCircle(scope: PlatformScope, { id, parentId }: { id: number; parentId: number }): Promise<void> {
  // Two who attach organizations to each other at the same moment must not close a circle together.
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('organization.parent'))`)
  const { rows } = await scope.db.execute<{ id: number }>(sql`
    with recursive above (id, parent_id) as (
      select o.id, o.parent_id from organization o where o.id = ${parentId}
      union select o.id, o.parent_id from organization o join above a on o.id = a.parent_id)
    select id from above where id = ${id}`)
  if (rows.length > 0) fail('organizations.organization.parent_circle')
}

function inOrder(modules: readonly string[]): string[] {
  return SWITCHES.filter((name) => modules.includes(name))
}
