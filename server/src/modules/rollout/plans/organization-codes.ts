// Organizations by code, for rules between two of them.
import { inArray } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from './errors.ts'
import { knownOrganizations } from './tables.ts'

export interface NamedOrganization {
  id: number
  code: string
  name: string
}

/** The organizations of some codes, in the order asked. Fails with rollout.plan.organization_unknown. */
export async function getOrganizations(scope: PlatformScope, codes: readonly string[]): Promise<NamedOrganization[]> {
  const { id, code, name } = knownOrganizations
  const rows = await scope.db
    .select({ id, code, name })
    .from(knownOrganizations)
    .where(inArray(code, [...codes]))
  return codes.map(
    (wanted) => rows.find((row) => row.code === wanted) ?? fail('rollout.plan.organization_unknown', { code: wanted }),
  )
}
