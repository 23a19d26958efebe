// Who may do what: each module's table of permissions and the roles that hold them.
import { ORGANIZATION_ROLES, type OrganizationRole, type PlatformRole } from './roles.contract.ts'

export { ORGANIZATION_ROLES, type OrganizationRole, PLATFORM_ROLES, type PlatformRole } from './roles.contract.ts'

export interface Grant {
  /** Roles of an organization that hold the permission in that organization. */
  organization?: readonly OrganizationRole[]
  /** Platform roles that hold it: in every organization for organization permissions, above them for others. */
  platform?: readonly PlatformRole[]
  /** What it lets somebody do, beginning with a verb: "Approve and return plans". */
  words?: string
}
export type Policy = Record<string, Grant>

/** A module's policy table. `switchable` modules can be off for an organization; then its permissions are gone there. */
export interface ModulePolicy {
  module: string
  switchable: boolean
  policy: Policy
}

export const everyone = ORGANIZATION_ROLES

/** All policy tables of the system; decides permissions. */
export class Policies {
  readonly modules: readonly ModulePolicy[]
  readonly #grants: Map<string, Grant & { module: string; switchable: boolean }>
  readonly #memo = new Map<string, ReadonlySet<string>>()

  constructor(modules: readonly ModulePolicy[]) {
    this.modules = modules
    this.#grants = new Map(
      modules.flatMap(({ module, switchable, policy }) =>
        Object.entries(policy).map(([permission, grant]) => [permission, { ...grant, module, switchable }] as const),
      ),
    )
  }

  has(permission: string): boolean {
    return this.#grants.has(permission)
  }

  grantOf(permission: string) {
    return this.#grants.get(permission)
  }

  /** What a permission lets somebody do; its name in words where the table has none. */
  wordsOf(permission: string): string {
    const [, object = '', verb = ''] = permission.split('.')
    return this.#grants.get(permission)?.words ?? capital(`${verb} ${object}`.replaceAll('_', ' '))
  }

  /** Permissions in an organization, from the roles held there, the platform roles, and the modules that are on. */
  inOrganization(
    roles: readonly string[],
    platformRoles: readonly string[],
    modules: readonly string[],
  ): ReadonlySet<string> {
    return this.#once(`o|${roles}|${platformRoles}|${modules}`, (grant) => {
      if (grant.switchable && !modules.includes(grant.module)) return false
      if (!grant.organization) return false
      return holds(grant.organization, roles) || holds(grant.platform, platformRoles)
    })
  }

  /** Permissions above organizations: those that no organization role holds. */
  onPlatform(platformRoles: readonly string[]): ReadonlySet<string> {
    return this.#once(`p|${platformRoles}`, (grant) => !grant.organization && holds(grant.platform, platformRoles))
  }

  #once(key: string, decide: (grant: Grant & { module: string; switchable: boolean }) => boolean): ReadonlySet<string> {
    let held = this.#memo.get(key)
    if (!held) {
      held = new Set([...this.#grants].filter(([, grant]) => decide(grant)).map(([permission]) => permission))
      this.#memo.set(key, held)
    }
    return held
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function holds(granted: readonly string[] | undefined, roles: readonly string[]): boolean {
  return granted !== undefined && roles.some((role) => granted.includes(role))
}
