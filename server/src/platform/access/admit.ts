// From a session to a transaction that knows who acts where: one statement, then the policy tables decide.
import type pg from 'pg'
import { fail } from '../errors/platform-errors.ts'
import { ACCESS, type Policies } from './policy.ts'

/** What `bmms.enter` answers about the caller. */
export interface Entrance {
  personId: string
  username: string
  personName: string
  email: string
  mustChangePassword: boolean
  twoFactorEnabled: boolean
  sessionId: string
  platformRoles: string[]
  organizationId: number | null
  organizationCode: string | null
  organizationName: string | null
  accentColor: string | null
  modules: string[] | null
  organizationActive: boolean | null
  memberRoles: string[] | null
  memberActive: boolean | null
  /** Modules and features whose share does not reach the caller here, and `access` when entering itself is withheld. */
  withheld: string[] | null
}

export interface EnterInput {
  token: string
  scope: 'organization' | 'platform'
  code: string
  requestId: string
  readOnly: boolean
  idleMinutes: number
  maximumHours: number
}

const ANSWERED = `person_id, username, person_name, email, must_change_password, two_factor_enabled, session_id,
  platform_roles, organization_id, organization_code, organization_name, accent_color, modules, organization_active,
  member_roles, member_active, withheld`.split(/,\s+/)
// Read by position and so without their names: the driver would make an object of the names, for every request.
const ENTER = `select ${ANSWERED.join(' as _, ')} as _
  from bmms.enter($1, $2, $3, $4, $5, make_interval(mins => $6), make_interval(hours => $7))`

/** Enters the transaction; fails with 401 when the session is unknown or over. */
export async function enter(client: pg.ClientBase, input: EnterInput): Promise<Entrance> {
  const { rows } = await client.query({
    text: ENTER,
    values: [
      input.token,
      input.scope,
      input.code,
      input.requestId,
      input.readOnly,
      input.idleMinutes,
      input.maximumHours,
    ],
    rowMode: 'array',
  })
  const row = rows[0]
  if (!row) return fail('access.not_signed_in')
  const [personId, username, personName, email, mustChangePassword, twoFactorEnabled, sessionId, platformRoles] = row
  const [
    organizationId,
    organizationCode,
    organizationName,
    accentColor,
    modules,
    organizationActive,
    memberRoles,
    memberActive,
    withheld,
  ] = row.slice(8)
  return {
    personId,
    username,
    personName,
    email,
    mustChangePassword,
    twoFactorEnabled,
    sessionId,
    platformRoles,
    organizationId,
    organizationCode,
    organizationName,
    accentColor,
    modules,
    organizationActive,
    memberRoles,
    memberActive,
    withheld,
  }
}

/** Rules that hold for every signed-in request, whatever it asks. */
export function requireReadyAccount(entrance: Entrance, requireTwoFactor: boolean): void {
  if (entrance.mustChangePassword) fail('access.password_change_required')
  if (requireTwoFactor && needsTwoFactor(entrance) && !entrance.twoFactorEnabled) fail('access.two_factor_required')
}

/** Platform staff and organization admins sign in with a second step, when the installation asks for it. */
export function needsTwoFactor(entrance: Pick<Entrance, 'platformRoles' | 'memberRoles'>): boolean {
  return entrance.platformRoles.length > 0 || (entrance.memberRoles?.includes('admin') ?? false)
}

/** Permissions in the organization of the address, or the reason why `access` is refused there. */
export function admitToOrganization(policies: Policies, entrance: Entrance, access: string): ReadonlySet<string> {
  const code = entrance.organizationCode
  if (entrance.organizationId === null || code === null) return fail('access.unknown_organization', { code: 'this' })
  const member = entrance.memberActive === true
  if (!member && entrance.platformRoles.length === 0) {
    return fail(entrance.memberActive === false ? 'access.membership_inactive' : 'access.not_a_member', { code })
  }
  if (!entrance.organizationActive && entrance.platformRoles.length === 0)
    return fail('access.organization_inactive', { code })
  const withheld = entrance.withheld ?? []
  const enters = member && entrance.organizationActive && !withheld.includes(ACCESS)
  if (!enters && entrance.platformRoles.length === 0) return fail('access.not_open_yet', { code })
  const roles = enters ? (entrance.memberRoles ?? []) : []
  const switched = { modules: entrance.modules ?? [], withheld }
  const permissions = policies.inOrganization(roles, entrance.platformRoles, switched)
  if (access === 'signed-in' || permissions.has(access)) return permissions
  const { modules } = switched
  const isOnlyWithheld = policies.inOrganization(roles, entrance.platformRoles, { modules }).has(access)
  return refuse(policies, { access, switched, code, outsider: !member, isOnlyWithheld })
}

interface Asked {
  access: string
  switched: { modules: string[]; withheld: string[] }
  code: string
  outsider: boolean
  /** Without shares the person would be admitted. */
  isOnlyWithheld: boolean
}

function refuse(policies: Policies, { access, switched, code, outsider, isOnlyWithheld }: Asked): never {
  const grant = policies.grantOf(access)
  if (grant?.switchable && !switched.modules.includes(grant.module)) {
    return fail('access.module_off', { module: grant.module, code })
  }
  if (isOnlyWithheld) {
    const feature = policies.withheldBy(access, switched.withheld) ?? ''
    return fail('access.outside_share', { feature: policies.nameOf(feature), code })
  }
  if (outsider) return fail('access.not_a_member', { code })
  return fail('access.missing_permission', { roles: roleWords(grant?.organization ?? []) })
}

/** Permissions above organizations, or the refusal of `access`. */
export function admitToPlatform(policies: Policies, entrance: Entrance, access: string): ReadonlySet<string> {
  const permissions = policies.onPlatform(entrance.platformRoles)
  if (access === 'signed-in' || permissions.has(access)) return permissions
  return fail('access.missing_permission', { roles: roleWords(policies.grantOf(access)?.platform ?? []) })
}

function roleWords(roles: readonly string[]): string {
  return roles.map((role) => role.replaceAll('_', ' ')).join(', ')
}
