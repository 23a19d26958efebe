import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const peoplePages = {
  people: page(places.people.path, {
    access: 'people.person.view',
    title: 'People',
    load: () => import('./people-page.tsx').then((module) => module.PeoplePage),
  }),
  newPerson: page(places.newPerson.path, {
    access: 'people.person.manage',
    title: 'New staff account',
    load: () => import('./new-person-page.tsx').then((module) => module.NewPersonPage),
  }),
  person: page(places.person.path, {
    access: 'people.person.view',
    title: 'Person',
    load: () => import('./person-page.tsx').then((module) => module.PersonPage),
  }),
  editPerson: page(places.editPerson.path, {
    access: 'people.person.manage',
    title: 'Correct account',
    load: () => import('./edit-person-page.tsx').then((module) => module.EditPersonPage),
  }),
  changeRoles: page(places.changeRoles.path, {
    access: 'people.person.manage',
    title: 'Change platform roles',
    load: () => import('./change-platform-roles-page.tsx').then((module) => module.ChangePlatformRolesPage),
  }),
  roleChanges: page(places.roleChanges.path, {
    access: 'people.platform_role.decide',
    title: 'Changes of roles',
    load: () => import('./role-changes-page.tsx').then((module) => module.RoleChangesPage),
  }),
  roleChange: page(places.roleChange.path, {
    access: 'people.platform_role.decide',
    title: 'Change of roles',
    load: () => import('./role-change-page.tsx').then((module) => module.RoleChangePage),
  }),
  platformReview: page(places.platformReview.path, {
    access: 'people.platform_review.view',
    title: 'Access review',
    load: () => import('./access-review-page.tsx').then((module) => module.PlatformAccessReviewPage),
  }),
  /** Opened from the menu of the person. */
  workspaces: page(places.workspaces.path, {
    access: 'signed-in',
    title: 'Your organizations and roles',
    load: () => import('./workspaces-page.tsx').then((module) => module.WorkspacesPage),
  }),
}

/** Inside one organization. */
export const organizationPeoplePages = {
  review: page(places.review.path, {
    access: 'people.review.view',
    title: 'Access review',
    load: () => import('./access-review-page.tsx').then((module) => module.AccessReviewPage),
  }),
}
