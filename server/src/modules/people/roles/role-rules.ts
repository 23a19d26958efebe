// Which roles need a second person, and what a change of roles lets somebody do. Pure.
import type { Policies } from '../../../platform/access/policy.ts'
import { ORGANIZATION_ROLES, PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'

/** Roles of an organization that nobody grants alone; above organizations, all of them. */
const POWERFUL: ReadonlySet<string> = new Set(['admin', 'manager'])

const ORDER: readonly string[] = [...ORGANIZATION_ROLES, ...PLATFORM_ROLES]

export interface RoleStep {
  before: readonly string[]
  after: readonly string[]
}

/** Roles in the order in which they are always listed, each once. */
export function inOrder(roles: readonly string[]): string[] {
  return ORDER.filter((role) => roles.includes(role))
}

export function sameRoles(one: readonly string[], other: readonly string[]): boolean {
  return inOrder(one).join() === inOrder(other).join()
}

export function differenceOf({ before, after }: RoleStep): { adds: string[]; removes: string[] } {
  return {
    adds: inOrder(after.filter((role) => !before.includes(role))),
    removes: inOrder(before.filter((role) => !after.includes(role))),
  }
}

/** Whether somebody else has to agree: it grants admin or manager, or any role above organizations. */
export function needsSecondPerson(step: RoleStep, place: 'organization' | 'platform'): boolean {
  const { adds } = differenceOf(step)
  return place === 'platform' ? adds.length > 0 : adds.some((role) => POWERFUL.has(role))
}

/** Of the roles asked for, those that may be had at once; a member has at least one. */
export function rolesAtOnce(asked: readonly string[]): string[] {
  const harmless = asked.filter((role) => !POWERFUL.has(role))
  return harmless.length > 0 ? harmless : ['viewer']
}

/** What somebody can do after a change that they could not do before, and the other way round; sentences. */
export function effectOf(policies: Policies, step: RoleStep, modules: readonly string[] | null) {
  const [before, after] = [step.before, step.after].map((roles) => abilitiesOf(policies, roles, modules))
  return {
    gains: [...(after ?? [])].filter((words) => !before?.has(words)),
    loses: [...(before ?? [])].filter((words) => !after?.has(words)),
  }
}

/** `modules` are those that are on in the organization; null for roles above organizations. */
export function abilitiesOf(
  policies: Policies,
  roles: readonly string[],
  modules: readonly string[] | null,
): Set<string> {
  if (modules !== null) return wordsOf(policies, policies.inOrganization(roles, [], { modules }))
  const all = policies.modules.filter(({ switchable }) => switchable).map(({ module }) => module)
  const everywhere = [...policies.inOrganization([], roles, { modules: all })].map(
    (permission) => `In every organization: ${lowerFirst(policies.wordsOf(permission))}`,
  )
  return new Set([...wordsOf(policies, policies.onPlatform(roles)), ...everywhere])
}

function wordsOf(policies: Policies, permissions: Iterable<string>): Set<string> {
  return new Set([...permissions].map((permission) => policies.wordsOf(permission)))
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
