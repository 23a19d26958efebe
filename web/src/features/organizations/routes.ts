// The pages of organizations: those inside one, and those of the platform.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const profile = () => import('./profile-page.tsx')
const changes = () => import('./changes-page.tsx')
const member = () => import('./member-page.tsx').then((module) => module.MemberPage)
const edit = () => import('./edit-member-page.tsx').then((module) => module.EditMemberPage)
const roles = () => import('./change-roles-page.tsx').then((module) => module.ChangeRolesPage)
const add = () => import('./add-member-page.tsx').then((module) => module.AddMemberPage)
const create = () => import('./add-member-page.tsx').then((module) => module.CreateMemberPage)

/** Inside one organization. */
export const organizationPages = {
  profile: page(places.profile.path, {
    access: 'organizations.profile.view',
    title: 'Profile',
    load: () => profile().then((module) => module.ProfilePage),
  }),
  editProfile: page(places.editProfile.path, {
    access: 'organizations.profile.edit',
    title: 'Edit profile',
    load: () => profile().then((module) => module.EditProfilePage),
  }),
  members: page(places.members.path, {
    access: 'people.member.view',
    title: 'Members',
    load: () => import('./members-panel.tsx').then((module) => module.MembersPage),
  }),
  addMember: page(places.addMember.path, { access: 'people.member.manage', title: 'Add a member', load: add }),
  createMember: page(places.createMember.path, {
    access: 'people.member.manage',
    title: 'New account',
    load: create,
  }),
  member: page(places.member.path, { access: 'people.member.view', title: 'Member', load: member }),
  editMember: page(places.editMember.path, { access: 'people.member.manage', title: 'Place', load: edit }),
  changeRoles: page(places.changeRoles.path, { access: 'people.member.manage', title: 'Change roles', load: roles }),
  changes: page(places.changes.path, {
    access: 'organizations.change.view',
    title: 'Who changed what',
    load: () => changes().then((module) => module.OrganizationChangesPage),
  }),
}

// Above organizations a permission of an organization is not told apart: the platform roles that see all people are
// those that see all members, and the role that makes accounts is the one that keeps all members.
const seesMembers = 'people.person.view'
const keepsMembers = 'people.person.manage'

/** Above organizations. */
export const platformPages = {
  organizations: page(places.organizations.path, {
    access: 'organizations.organization.view',
    title: 'Organizations',
    load: () => import('./organizations-page.tsx').then((module) => module.OrganizationsPage),
  }),
  newOrganization: page(places.newOrganization.path, {
    access: 'organizations.organization.manage',
    title: 'New organization',
    load: () => import('./new-organization-page.tsx').then((module) => module.NewOrganizationPage),
  }),
  organization: page(places.organization.path, {
    access: 'organizations.organization.view',
    title: 'Organization',
    load: () => import('./organization-page.tsx').then((module) => module.OrganizationPage),
  }),
  editOrganization: page(places.editOrganization.path, {
    access: 'organizations.organization.manage',
    title: 'Edit organization',
    load: () => import('./edit-organization-page.tsx').then((module) => module.EditOrganizationPage),
  }),
  addMember: page(places.addMemberAbove.path, { access: keepsMembers, title: 'Add a member', load: add }),
  createMember: page(places.createMemberAbove.path, { access: keepsMembers, title: 'New account', load: create }),
  member: page(places.memberAbove.path, { access: seesMembers, title: 'Member', load: member }),
  editMember: page(places.editMemberAbove.path, { access: keepsMembers, title: 'Place', load: edit }),
  changeRoles: page(places.changeRolesAbove.path, { access: keepsMembers, title: 'Change roles', load: roles }),
}

export const changeLogPages = {
  all: page(places.changeLog.path, {
    access: 'organizations.change.oversee',
    title: 'Who changed what',
    load: () => changes().then((module) => module.PlatformChangesPage),
  }),
}
