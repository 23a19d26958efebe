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

/** A part of a module that can be brought to some of an organization's people first, by its permissions. */
export interface FeaturePart {
  /** What it is, as a noun: "Accountability reports". */
  words: string
  permissions: readonly string[]
}

/** A module's policy table. `switchable` modules can be off for an organization; then its permissions are gone there. */
export interface ModulePolicy {
  module: string
  switchable: boolean
  policy: Policy
  /** Named `module.part`. Whoever a feature is withheld from has none of its permissions. */
  features?: Readonly<Record<string, FeaturePart>>
}

/** What is switched on for somebody in an organization. */
export interface SwitchedOn {
  /** Modules that are on for the organization. */
  modules: readonly string[]
  /** Modules and features whose share does not reach the person. */
  withheld?: readonly string[]
}

/** Withheld, it lets nobody in at all. */
export const ACCESS = 'access'

export const everyone = ORGANIZATION_ROLES

/** All policy tables of the system; decides permissions. */
export class Policies {
  readonly modules: readonly ModulePolicy[]
  readonly #grants: Map<string, Grant & { module: string; switchable: boolean }>
  readonly #featuresOf = new Map<string, string[]>()
  readonly #memo = new Map<string, ReadonlySet<string>>()

  constructor(modules: readonly ModulePolicy[]) {
    this.modules = modules
    this.#grants = new Map(
      modules.flatMap(({ module, switchable, policy }) =>
        Object.entries(policy).map(([permission, grant]) => [permission, { ...grant, module, switchable }] as const),
      ),
    )
    for (const { features = {} } of modules)
      for (const [feature, { permissions }] of Object.entries(features))
        for (const permission of permissions)
          this.#featuresOf.set(permission, [...(this.#featuresOf.get(permission) ?? []), feature])
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

  /** The switch that withholds a permission: its module, or a feature that it belongs to. */
  withheldBy(permission: string, withheld: readonly string[]): string | undefined {
    const grant = this.#grants.get(permission)
    if (grant?.switchable && withheld.includes(grant.module)) return grant.module
    return this.#featuresOf.get(permission)?.find((feature) => withheld.includes(feature))
  }

  /** What a module or feature is called. */
  nameOf(feature: string): string {
    const [module] = feature.split('.')
    return this.modules.find((one) => one.module === module)?.features?.[feature]?.words ?? capital(feature)
  }

  /** Permissions in an organization, from the roles held there, the platform roles, and what is on there for the person. */
  inOrganization(
    roles: readonly string[],
    platformRoles: readonly string[],
    { modules, withheld = [] }: SwitchedOn,
  ): ReadonlySet<string> {
    return this.#once(`o|${roles}|${platformRoles}|${modules}|${withheld}`, (grant, permission) => {
      if (grant.switchable && !modules.includes(grant.module)) return false
      if (withheld.length > 0 && this.withheldBy(permission, withheld)) return false
      if (!grant.organization) return false
      return holds(grant.organization, roles) || holds(grant.platform, platformRoles)
    })
  }

  /** Permissions above organizations: those that no organization role holds. */
  onPlatform(platformRoles: readonly string[]): ReadonlySet<string> {
    return this.#once(`p|${platformRoles}`, (grant) => !grant.organization && holds(grant.platform, platformRoles))
  }

  #once(
    key: string,
    decide: (grant: Grant & { module: string; switchable: boolean }, permission: string) => boolean,
  ): ReadonlySet<string> {
    let held = this.#memo.get(key)
    if (!held) {
      held = new Set(
        [...this.#grants].filter(([permission, grant]) => decide(grant, permission)).map(([permission]) => permission),
      )
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
