// Everybody who holds roles, once for each organization and once above them, with what the access review asks of them.
import { sql } from 'drizzle-orm'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { inOrder } from './role-rules.ts'

export interface Holder {
  personId: string
  name: string
  username: string
  /** Code; null for roles above organizations. */
  organization: string | null
  roles: string[]
  /** Modules that are on in the organization. */
  modules: string[]
  /** Account and membership. */
  isActive: boolean
  twoFactorEnabled: boolean
  lastSignedInAt: string | null
  /** When the membership, or the account, was made. */
  addedAt: string
}

const FACTS = sql`p.id as "personId", p.name, p.username, p.two_factor_enabled as "twoFactorEnabled",
  ob.last_signed_in_at::text as "lastSignedInAt"`

const MEMBERS = sql`select ${FACTS}, o.code as organization, m.roles, o.modules,
    m.is_active and p.is_active as "isActive", m.created_at::text as "addedAt"
  from membership m join person p on p.id = m.person_id join organization o on o.id = m.organization_id
  left join onboarding ob on ob.person_id = p.id`

const STAFF = sql`select ${FACTS}, null as organization, array_agg(r.role) as roles, '{}'::text[] as modules,
    p.is_active as "isActive", p.created_at::text as "addedAt"
  from platform_role r join person p on p.id = r.person_id left join onboarding ob on ob.person_id = p.id
  group by p.id, ob.last_signed_in_at`

/** By name. In an organization its members; above, those of all organizations and the staff of the platform. */
export async function findHolders(scope: OrganizationScope | PlatformScope): Promise<Holder[]> {
  const { rows } = await scope.db.execute<Holder & Record<string, unknown>>(
    scope.kind === 'organization'
      ? sql`${MEMBERS} where m.organization_id = ${scope.organization.id} order by p.name, p.id`
      : sql`select * from (${MEMBERS} union all ${STAFF}) holder order by name, "personId", organization nulls first`,
  )
  return rows.map((row) => ({
    ...row,
    roles: inOrder(row.roles),
    lastSignedInAt: row.lastSignedInAt === null ? null : isoInstant(row.lastSignedInAt),
    addedAt: isoInstant(row.addedAt),
  }))
}
