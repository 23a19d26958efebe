// Active or not, pilot or not: each change with its reason.
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { lockOrganization, write } from './keep-organizations.ts'
import type {
  activateOrganization,
  deactivateOrganization,
  OrganizationRecord,
  setPilot,
} from './organizations.contract.ts'

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
