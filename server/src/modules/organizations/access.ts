import { everyone, type ModulePolicy, PLATFORM_ROLES } from '../../platform/access/policy.ts'

/** Who may see and change the organizations themselves. */
export const organizationsPolicy: ModulePolicy = {
  module: 'organizations',
  switchable: false,
  policy: {
    'organizations.profile.view': {
      organization: everyone,
      platform: PLATFORM_ROLES,
      words: 'See the profile of the organization',
    },
    'organizations.profile.edit': {
      organization: ['admin'],
      platform: ['platform_admin'],
      words: 'Change the profile of the organization',
    },
    'organizations.change.view': {
      organization: ['admin', 'manager'],
      platform: ['platform_admin'],
      words: 'See who changed what in the organization',
    },
    // Above organizations: all of them at once.
    'organizations.organization.view': { platform: PLATFORM_ROLES, words: 'See all organizations' },
    'organizations.organization.manage': {
      platform: ['platform_admin'],
      words: 'Add organizations, and switch their modules, activity and limits',
    },
    'organizations.change.oversee': {
      platform: ['platform_admin'],
      words: 'See who changed what in all organizations',
    },
  },
}
