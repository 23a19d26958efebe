import { ORGANIZATION_ROLES, type OrganizationRole } from '../../platform/access/roles.contract.ts'

/** What rollout papers and the predecessor call the roles. */
const OTHER_NAMES: Readonly<Record<string, OrganizationRole>> = {
  pilot_admin: 'admin',
  moa_admin: 'admin',
  administrator: 'admin',
  moa_manager: 'manager',
  planning_officer: 'planner',
  budget: 'budget_officer',
  'm&e_officer': 'me_officer',
  monitoring_officer: 'me_officer',
  coordination_officer: 'coordinator',
  moa_staff: 'staff',
  moa_viewer: 'viewer',
}

/** The role that a paper or a person means: `planner`, `Planning officer`, `planning-officer`. */
export function readRole(text: string): OrganizationRole | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return ORGANIZATION_ROLES.find((role) => role === name) ?? OTHER_NAMES[name]
}
