// What organizations contribute to the shell: inside one, above them all, and the log of all changes.
import { IconBuilding, IconBuildingCommunity, IconHistory, IconUsers } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { changeLogPages, organizationPages, platformPages } from './routes.ts'
import { memberSearch } from './search.ts'

/** For the members of an organization. */
export const organization: Feature = {
  module: 'organizations',
  label: 'Organization',
  pages: Object.values(organizationPages),
  nav: [
    { label: 'Profile', icon: IconBuilding, page: organizationPages.profile },
    { label: 'Members', icon: IconUsers, page: organizationPages.members },
    { label: 'Who changed what', icon: IconHistory, page: organizationPages.changes },
  ],
  search: [memberSearch],
}

/** For staff of the platform. */
export const organizations: Feature = {
  module: 'organizations',
  label: 'Platform',
  pages: Object.values(platformPages),
  nav: [{ label: 'Organizations', icon: IconBuildingCommunity, page: platformPages.organizations }],
}

/** Stands with the other pages of operations. */
export const changeLog: Feature = {
  module: 'organizations',
  label: 'Operations',
  pages: Object.values(changeLogPages),
  nav: [{ label: 'Who changed what', icon: IconHistory, page: changeLogPages.all }],
}
