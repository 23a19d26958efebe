// Many organizations at once, for work that brings in rows of all of them.
import { sql } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../../platform/database/scope.ts'
import { fail } from './errors.ts'
import type { OrganizationKind } from './organizations.contract.ts'

export type CalledOrganization = {
  id: number
  code: string
  name: string
  kind: OrganizationKind
  isActive: boolean
}

/** Those that these codes, other names or names stand for, by the text as it was given; as `findOrganization`, in one statement. */
export async function findOrganizationsCalled(
  scope: PlatformScope,
  texts: readonly string[],
): Promise<Map<string, CalledOrganization>> {
  if (texts.length === 0) return new Map()
  const { rows } = await scope.db.execute<CalledOrganization & { text: string }>(sql`
    select t.text, o.id, o.code, o.name, o.kind, o.is_active as "isActive"
      from unnest(${sql.param(texts)}::text[]) t (text)
      join organization o on o.id = coalesce(
        (select c.id from organization c where c.code = upper(t.text)),
        (select a.belongs_to from organization_alias a where a.alias = upper(t.text)),
        (select n.id from organization n where upper(n.name) = upper(t.text) order by n.id limit 1))`)
  return new Map(rows.map(({ text, ...organization }) => [text, organization]))
}

/**
 * Holds the organizations until the transaction ends, and answers how many active members each may have (null: no limit).
 * Whoever adds or lets in members waits. Taken before any row of a member, so that nobody waits in a circle.
 */
export async function holdOrganizations(
  scope: OrganizationScope | PlatformScope,
  ids: readonly number[],
): Promise<Map<number, number | null>> {
  if (ids.length === 0) return new Map()
  const { rows } = await scope.db.execute<{ id: number; limit: number | null }>(sql`
    select o.id, bmms.people_limit(o) as limit from organization o where o.id = any(${sql.param(ids)}::integer[])
     order by o.id for no key update`)
  return new Map(rows.map(({ id, limit }) => [id, limit]))
}

/** The kind of this organization, and how many active members it may have (null: no limit). */
export async function getStaffing(scope: OrganizationScope): Promise<{ kind: OrganizationKind; limit: number | null }> {
  const { rows } = await scope.db.execute<{ kind: OrganizationKind; limit: number | null }>(
    sql`select o.kind, bmms.people_limit(o) as limit from organization o where o.id = ${scope.organization.id}`,
  )
  return rows[0] ?? fail('organizations.organization.not_found', { code: scope.organization.code })
}

/** Raises the limit of people where it would not let in `more`: for invented data, which nobody approves. */
export async function makeRoom(scope: PlatformScope, { id }: { id: number }, more: number): Promise<void> {
  await scope.db.execute(sql`
    update organization o set people_limit = w.wanted, version = o.version + 1, updated_at = now()
      from (select least(count(*)::integer + ${more}::integer, 10000) as wanted from membership m
             where m.organization_id = ${id} and m.is_active) w
     where o.id = ${id} and bmms.people_limit(o) < w.wanted`)
}
