import { everyone, type ModulePolicy, PLATFORM_ROLES } from '../../platform/access/policy.ts'

/** Who may see and change the organizations themselves. */
export const organizationsPolicy: ModulePolicy = {
  module: 'organizations',
  switchable: false,
  policy: {
    'organizations.profile.view': { organization: everyone, platform: PLATFORM_ROLES },
    'organizations.profile.edit': { organization: ['admin'], platform: ['platform_admin'] },
    'organizations.change.view': { organization: ['admin', 'manager'], platform: ['platform_admin'] },
    // Above organizations: all of them at once.
    'organizations.organization.view': { platform: PLATFORM_ROLES },
    'organizations.organization.manage': { platform: ['platform_admin'] },
    'organizations.change.oversee': { platform: ['platform_admin'] },
  },
}
