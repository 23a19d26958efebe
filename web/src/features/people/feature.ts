// What people contribute to the shell: everybody with an account, and one's own organizations.
import { IconShieldCheck, IconUserCheck, IconUsersGroup } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { queueOf, roleRequestsQuery } from './role-request-queue.ts'
import { organizationPeoplePages, peoplePages } from './routes.ts'

export const people: Feature = {
  module: 'people',
  label: 'Platform',
  pages: Object.values(peoplePages),
  nav: [
    { label: 'People', icon: IconUsersGroup, page: peoplePages.people },
    { label: 'Changes of roles', icon: IconUserCheck, page: peoplePages.roleChanges },
    { label: 'Access review', icon: IconShieldCheck, page: peoplePages.platformReview },
  ],
}

/** For the administrators of an organization; stands with its other pages. */
export const organizationPeople: Feature = {
  module: 'people',
  label: 'Organization',
  pages: Object.values(organizationPeoplePages),
  nav: [{ label: 'Access review', icon: IconShieldCheck, page: organizationPeoplePages.review }],
  inbox: {
    name: 'role_changes',
    access: 'people.role.decide',
    queue: (moa) => ({ ...roleRequestsQuery(moa), select: queueOf }),
    load: () => import('./role-request-view.tsx').then((module) => module.RoleRequestView),
  },
}
