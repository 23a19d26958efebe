import { ORGANIZATION_ROLES, type OrganizationRole, PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'

/** What rollout papers and the predecessor call the roles; `pilot_`, `moa_`, `oobc_` and `bmms_` before a name say nothing. */
const OTHER_NAMES: Readonly<Record<string, OrganizationRole>> = {
  administrator: 'admin',
  organization_admin: 'admin',
  organization_administrator: 'admin',
  org_admin: 'admin',
  executive: 'manager',
  executive_director: 'manager',
  deputy_executive_director: 'manager',
  planning_officer: 'planner',
  planning: 'planner',
  budget: 'budget_officer',
  budgeting_officer: 'budget_officer',
  chief_accountant: 'accountant',
  accounting_officer: 'accountant',
  finance_staff: 'accountant',
  disbursement_officer: 'disbursing_officer',
  cashier: 'disbursing_officer',
  'm&e_officer': 'me_officer',
  m_e_officer: 'me_officer',
  m_and_e_officer: 'me_officer',
  monitoring_officer: 'me_officer',
  'monitoring&evaluation_officer': 'me_officer',
  monitoring_and_evaluation_officer: 'me_officer',
  coordination_officer: 'coordinator',
  staff_member: 'staff',
  read_only: 'viewer',
}

/** The role that a paper or a person means: `planner`, `Planning officer`, `pilot-planner`. */
export function readRole(text: string): OrganizationRole | undefined {
  const name = roleKey(text)
  const bare = name.replace(/^(?:pilot|moa|oobc|bmms)_/, '')
  return ORGANIZATION_ROLES.find((role) => role === name || role === bare) ?? OTHER_NAMES[name] ?? OTHER_NAMES[bare]
}

/** Several roles in one cell, separated by comma, semicolon, slash or line break; each one as it was written. */
export function splitRoles(text: string): string[] {
  if (readRole(text)) return [text.trim()]
  return text
    .split(/[,;/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function isPlatformRole(text: string): boolean {
  return PLATFORM_ROLES.some((role) => role === roleKey(text))
}

function roleKey(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/\s*&\s*/g, '&')
    .replaceAll(/[\s_-]+/g, '_')
}
