// The words of organizations that several screens use.
import {
  ORGANIZATION_KINDS,
  type OrganizationKind,
  SWITCHES,
  type Switch,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import {
  ORGANIZATION_ROLES,
  type OrganizationRole,
  ROLE_WORDS,
} from '../../../../server/src/platform/access/roles.contract.ts'

export const KIND_WORDS: Record<OrganizationKind, string> = {
  ministry: 'Ministry',
  office: 'Office',
  agency: 'Agency',
  commission: 'Commission',
  special: 'Special body',
}
export const kindOptions = ORGANIZATION_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))

const MODULES: Record<Switch, { label: string; description: string }> = {
  planning: { label: 'Planning', description: 'Strategic plans, goals, annual work plans and their progress.' },
  budgeting: { label: 'Budgeting', description: 'Budget proposals, allotments and what was spent.' },
  monitoring: { label: 'Monitoring and evaluation', description: 'Programmes, projects and what they achieve.' },
  coordination: { label: 'Coordination', description: 'Meetings and commitments with partners.' },
  policies: { label: 'Policies', description: 'Policy recommendations and what became of them.' },
  mana: { label: 'Mapping and needs assessment', description: 'Communities, their situation and their needs (MANA).' },
}
export const moduleOptions = SWITCHES.map((value) => ({ value, ...MODULES[value] }))

export function moduleName(name: Switch): string {
  return MODULES[name].label
}

/** `All`, `None`, `Planning, Budgeting`, or `4 of 6`. */
export function modulesInShort(modules: readonly Switch[]): string {
  if (modules.length === SWITCHES.length) return 'All'
  if (modules.length === 0) return 'None'
  return modules.length <= 2 ? modules.map(moduleName).join(', ') : `${modules.length} of ${SWITCHES.length}`
}

const ROLES: Record<OrganizationRole, string> = {
  admin: 'Adds people, gives roles and keeps the profile. Approves nothing.',
  manager: 'Approves or returns what others submit, and sees who changed what.',
  planner: 'Drafts and submits plans, and records progress.',
  budget_officer: 'Prepares the budget, certifies allotments and obligates. Comments on plans.',
  accountant: 'Records what is due, and certifies the accounting columns of reports.',
  disbursing_officer: 'Pays what is due, and records liquidations.',
  me_officer: 'Records progress, reads plans and comments on them.',
  coordinator: 'Works with partners. Reads plans and comments on them.',
  staff: 'Reads plans and their progress, and adds files.',
  viewer: 'Only reads.',
}
export const roleOptions = ORGANIZATION_ROLES.map((value) => ({
  value,
  label: ROLE_WORDS[value],
  description: ROLES[value],
}))

/** `Administrator, Manager`. */
export function rolesInWords(roles: readonly OrganizationRole[]): string {
  return roles.map((role) => ROLE_WORDS[role]).join(', ')
}

/** Each role by its name on screen. */
export function roleNames(roles: readonly string[]): string[] {
  return roles.map((role) => ROLE_WORDS[role as OrganizationRole] ?? role)
}
