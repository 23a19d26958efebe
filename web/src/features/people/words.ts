// The words of people that several screens use.
import { PLATFORM_ROLES, type PlatformRole, ROLE_WORDS } from '../../../../server/src/platform/access/roles.contract.ts'

const ROLES: Record<PlatformRole, string> = {
  platform_admin: 'Keeps organizations, modules, people and operations. Sees who changed what everywhere.',
  rollout_manager: 'Leads the rollout: sees organizations and people.',
  rollout_coordinator: 'Works on the rollout: sees organizations and people.',
  trainer: 'Trains officers: sees organizations.',
  support_agent: 'Helps people: sees people, organizations and which messages went out.',
  support_lead: 'Leads the help desk: also tries failed jobs again and sends messages again.',
  budget_reviewer: 'Reviews budget proposals of all organizations, comments on lines and sets approved amounts.',
  budget_director: 'Publishes the budget call, approves proposals, releases allotments and decides modifications.',
  ocm_viewer: 'Reads planning status across all organizations.',
  ocm_analyst: 'Reads and analyses planning status across all organizations.',
  ocm_executive: 'Reads planning status across all organizations, for the Chief Minister.',
}

export const platformRoleOptions = PLATFORM_ROLES.map((value) => ({
  value,
  label: ROLE_WORDS[value],
  description: ROLES[value],
}))

/** `Platform administrator, Support lead`; a dash for none. Also of roles in an organization. */
export function rolesInWords(roles: readonly string[]): string {
  return roles.map((role) => ROLE_WORDS[role as PlatformRole] ?? role).join(', ') || '–'
}

/** Each role by its name on screen. */
export function roleNames(roles: readonly string[]): string[] {
  return roles.map((role) => ROLE_WORDS[role as PlatformRole] ?? role)
}
