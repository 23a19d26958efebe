// Shares of an organization as they stand, with how many people each reaches.
import { sql } from 'drizzle-orm'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { getOrganizationRef } from '../../organizations/module.ts'
import { FEATURES, type FeatureEntry } from './features.ts'
import type { ShareMode, Shares, ShareView } from './share.contract.ts'

interface ShareRow extends Record<string, unknown> {
  feature: string
  mode: ShareMode
  basisPoints: number
  people: { id: string; name: string; username: string }[]
  roles: string[]
  reason: string
  changedBy: string
  changedAt: string
  version: number
  reaches: number
}

/** Active members of organization `o`, as `m`. */
export const activeMembers = sql`membership m join person p on p.id = m.person_id and p.is_active`

export async function findShares(scope: PlatformScope, code: string): Promise<Shares> {
  const { id } = await getOrganizationRef(scope, code)
  const { rows: found } = await scope.db.execute<{
    code: string
    name: string
    isActive: boolean
    modules: string[]
    of: number
  }>(sql`
    select o.code, o.name, o.is_active as "isActive", o.modules,
           (select count(*)::int from ${activeMembers} where m.organization_id = o.id and m.is_active) as of
      from organization o where o.id = ${id}`)
  const [organization] = found
  if (!organization) throw new Error(`organization ${id} does not exist`)
  const rows = await readShares(scope, id)
  const { modules, of, ...shown } = organization
  return { ...shown, items: FEATURES.map((entry) => viewOf(entry, rows, { modules, of })) }
}

async function readShares(scope: PlatformScope, organizationId: number): Promise<ShareRow[]> {
  const { rows } = await scope.db.execute<ShareRow>(sql`
    select f.feature, f.mode, f.basis_points as "basisPoints", f.roles, f.reason, f.changed_by_name as "changedBy",
           f.updated_at::text as "changedAt", f.version,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'username', p.username) order by p.name, p.id)
             from person p where p.id = any (f.people)), '[]') as people,
           (select count(*)::int from ${activeMembers}
             where m.organization_id = f.organization_id and m.is_active and bmms.share_reaches(f, p.id, m.roles)) as reaches
      from feature_share f where f.organization_id = ${organizationId}`)
  return rows
}

function viewOf(
  { feature, label, partOf, module }: FeatureEntry,
  rows: readonly ShareRow[],
  { modules, of }: { modules: readonly string[]; of: number },
): ShareView {
  const row = rows.find((one) => one.feature === feature)
  const shown = { feature, label, partOf, isModuleOn: module === null || modules.includes(module), of }
  if (!row) {
    const unset = {
      mode: 'on',
      percent: 100,
      people: [],
      roles: [],
      reason: '',
      changedBy: '',
      changedAt: null,
    } as const
    return { ...shown, ...unset, people: [], roles: [], version: 0, reaches: of }
  }
  const { mode, basisPoints, people, roles, reason, changedBy, changedAt, version, reaches } = row
  return {
    ...{ ...shown, mode, percent: basisPoints / 100, people, roles, reason, changedBy, version, reaches },
    changedAt: isoInstant(changedAt),
  }
}
