// Roles and the words for them. Pure: policies, contracts and screens read the same lists.

/** Held in one organization; a member may hold several. */
export const ORGANIZATION_ROLES = [
  'admin',
  'manager',
  'planner',
  'budget_officer',
  'accountant',
  'disbursing_officer',
  'me_officer',
  'coordinator',
  'staff',
  'viewer',
] as const
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number]

/** Held above organizations. */
export const PLATFORM_ROLES = [
  'platform_admin',
  'rollout_manager',
  'rollout_coordinator',
  'trainer',
  'support_agent',
  'support_lead',
  'budget_reviewer',
  'budget_director',
  'ocm_viewer',
  'ocm_analyst',
  'ocm_executive',
] as const
export type PlatformRole = (typeof PLATFORM_ROLES)[number]

/** Held above organizations, and at work inside each of them: the finance ministry reviews where proposals are made. */
export const ROLES_INSIDE: readonly PlatformRole[] = ['budget_reviewer', 'budget_director']

export const ROLE_WORDS: Readonly<Record<OrganizationRole | PlatformRole, string>> = {
  admin: 'Administrator',
  manager: 'Manager',
  planner: 'Planning officer',
  budget_officer: 'Budget officer',
  accountant: 'Accountant',
  disbursing_officer: 'Disbursing officer',
  me_officer: 'M&E officer',
  coordinator: 'Coordinator',
  staff: 'Staff',
  viewer: 'Viewer',
  platform_admin: 'Platform administrator',
  rollout_manager: 'Rollout manager',
  rollout_coordinator: 'Rollout coordinator',
  trainer: 'Trainer',
  support_agent: 'Support agent',
  support_lead: 'Support lead',
  budget_reviewer: 'Budget reviewer',
  budget_director: 'Budget director',
  ocm_viewer: 'OCM viewer',
  ocm_analyst: 'OCM analyst',
  ocm_executive: 'OCM executive',
}
