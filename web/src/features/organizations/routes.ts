// The pages of organizations: those inside one, and those of the platform.
import {
  listOrganizationChanges,
  listPlatformChanges,
} from '../../../../server/src/modules/organizations/changes.contract.ts'
import {
  createOrganization,
  editOrganization,
  listOrganizations,
  readOrganization,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { editProfile, readProfile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import {
  addMember,
  createMemberAccount,
  editMember,
  listMembers,
  readMember,
} from '../../../../server/src/modules/people/members.contract.ts'
import { createPlatformAccount, readPerson } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { requestRoleChange } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
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
    access: readProfile.access,
    title: 'Profile',
    load: () => profile().then((module) => module.ProfilePage),
  }),
  editProfile: page(places.editProfile.path, {
    access: editProfile.access,
    title: 'Edit profile',
    load: () => profile().then((module) => module.EditProfilePage),
  }),
  members: page(places.members.path, {
    access: listMembers.access,
    title: 'Members',
    load: () => import('./members-panel.tsx').then((module) => module.MembersPage),
  }),
  addMember: page(places.addMember.path, { access: addMember.access, title: 'Add a member', load: add }),
  createMember: page(places.createMember.path, {
    access: createMemberAccount.access,
    title: 'New account',
    load: create,
  }),
  member: page(places.member.path, { access: readMember.access, title: 'Member', load: member }),
  editMember: page(places.editMember.path, { access: editMember.access, title: 'Place', load: edit }),
  changeRoles: page(places.changeRoles.path, { access: requestRoleChange.access, title: 'Change roles', load: roles }),
  changes: page(places.changes.path, {
    access: listOrganizationChanges.access,
    title: 'Who changed what',
    load: () => changes().then((module) => module.OrganizationChangesPage),
  }),
}

// Above organizations a permission of an organization is not told apart: the platform roles that see all people are
// those that see all members, and the role that makes accounts is the one that keeps all members.
const seesMembers = readPerson.access
const keepsMembers = createPlatformAccount.access

/** Above organizations. */
export const platformPages = {
  organizations: page(places.organizations.path, {
    access: listOrganizations.access,
    title: 'Organizations',
    load: () => import('./organizations-page.tsx').then((module) => module.OrganizationsPage),
  }),
  newOrganization: page(places.newOrganization.path, {
    access: createOrganization.access,
    title: 'New organization',
    load: () => import('./new-organization-page.tsx').then((module) => module.NewOrganizationPage),
  }),
  organization: page(places.organization.path, {
    access: readOrganization.access,
    title: 'Organization',
    load: () => import('./organization-page.tsx').then((module) => module.OrganizationPage),
  }),
  editOrganization: page(places.editOrganization.path, {
    access: editOrganization.access,
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
    access: listPlatformChanges.access,
    title: 'Who changed what',
    load: () => changes().then((module) => module.PlatformChangesPage),
  }),
}
