// Active or not, pilot or not: each change with its reason.
import { eq } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { getOrganizationRef } from './find-organizations.ts'
import { lockOrganization, write } from './keep-organizations.ts'
import type {
  activateOrganization,
  deactivateOrganization,
  OrganizationRecord,
  setPilot,
} from './organizations.contract.ts'
import { organizations } from './tables.ts'

/** Members can open the organization again. */
export async function openOrganization(
  scope: PlatformScope,
  { params, body }: Input<typeof activateOrganization>,
): Promise<OrganizationRecord> {
  const { id, code, isActive } = await lockOrganization(scope, params.code, body.version)
  if (isActive) fail('organizations.organization.already', { code, state: 'active' })
  return write(scope, id, { isActive: true, statusReason: body.reason })
}

/** Members are refused from their next request on; nothing of theirs is lost. */
export async function closeOrganization(
  scope: PlatformScope,
  { params, body }: Input<typeof deactivateOrganization>,
): Promise<OrganizationRecord> {
  const { id, code, isActive } = await lockOrganization(scope, params.code, body.version)
  if (!isActive) fail('organizations.organization.already', { code, state: 'inactive' })
  return write(scope, id, { isActive: false, statusReason: body.reason })
}

/** Starts or ends a pilot, or moves its dates; dates that are left out stay as they are. */
export async function changePilot(
  scope: PlatformScope,
  { params, body }: Input<typeof setPilot>,
): Promise<OrganizationRecord> {
  const { id } = await lockOrganization(scope, params.code, body.version)
  return write(scope, id, {
    isPilot: body.isPilot,
    ...(body.startsOn === undefined ? {} : { pilotStartsOn: body.startsOn }),
    ...(body.endsOn === undefined ? {} : { pilotEndsOn: body.endsOn }),
    statusReason: body.reason,
  })
}

/** Where an organization stands, locked until the transaction ends; without a version, whatever it is now. */
export async function holdStanding(scope: PlatformScope, code: string, version?: number) {
  const ref = await getOrganizationRef(scope, code)
  if (version !== undefined) return lockOrganization(scope, ref.code, version)
  const [row] = await scope.db.select().from(organizations).where(eq(organizations.id, ref.id)).for('update')
  return row ?? fail('organizations.organization.not_found', { code })
}

/** Changes activity, modules and dates in one step, for whoever decided it elsewhere and holds the organization. */
export async function changeStanding(
  scope: PlatformScope,
  id: number,
  change: {
    isActive: boolean
    modules: string[]
    onboardedOn: string | null
    liveOn: string | null
    statusReason: string
  },
): Promise<void> {
  await write(scope, id, change)
}
