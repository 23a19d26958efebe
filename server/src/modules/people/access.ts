import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

const readers = ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'support_lead', 'support_agent'] as const

/** Who may see people and change what they may do. */
export const peoplePolicy: ModulePolicy = {
  module: 'people',
  switchable: false,
  policy: {
    'people.member.view': { organization: everyone, platform: readers },
    // Adding, roles (admin and manager included), activity, removal.
    'people.member.manage': { organization: ['admin'], platform: ['platform_admin'] },
    // Above organizations: everybody, and the roles of the platform.
    'people.person.view': { platform: readers },
    'people.person.manage': { platform: ['platform_admin'] },
  },
}
