// The organization in whose name a person is written to.
import { sql } from 'drizzle-orm'
import type { OrganizationRef, OrganizationScope, PlatformScope } from '../../platform/database/scope.ts'

/** `home` of a person `p`: the primary organization, else the one joined first; of active memberships. */
export const HOME = sql`lateral (
  select o.id, o.code, o.name, o.accent_color as "accentColor"
    from membership m join organization o on o.id = m.organization_id
   where m.person_id = p.id and m.is_active
   order by m.organization_id = p.primary_organization desc nulls last, m.joined_on, m.organization_id limit 1)`

/** By person; in an organization's scope always that one. People without a membership have none. */
export async function findHomes(
  scope: OrganizationScope | PlatformScope,
  ids: readonly string[],
): Promise<Map<string, OrganizationRef>> {
  if (scope.kind === 'organization') return new Map(ids.map((id) => [id, scope.organization]))
  const { rows } = await scope.db.execute<Pick<OrganizationRef, keyof OrganizationRef> & { personId: string }>(sql`
    select p.id as "personId", home.* from person p cross join ${HOME} home
     where p.id = any (${sql.param(ids)}::uuid[])`)
  return new Map(rows.map(({ personId, ...home }) => [personId, home]))
}
