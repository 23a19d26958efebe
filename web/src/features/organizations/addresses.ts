// Where the screens of organizations are. Apart from the pages themselves, so that screens can point to each other.
const base = '/platform/organizations'
const one = `${base}/:code` as const
const members = '/moa/:moa/members'

export const places = {
  organizations: { path: base },
  newOrganization: { path: `${base}/new` },
  organization: { path: one },
  editOrganization: { path: `${one}/edit` },
  changeLog: { path: '/platform/changes' },
  profile: { path: '/moa/:moa/profile' },
  editProfile: { path: '/moa/:moa/profile/edit' },
  members: { path: members },
  changes: { path: '/moa/:moa/changes' },
  addMember: { path: `${members}/add` },
  createMember: { path: `${members}/new` },
  member: { path: `${members}/:id` },
  editMember: { path: `${members}/:id/edit` },
  changeRoles: { path: `${members}/:id/roles` },
  addMemberAbove: { path: `${one}/members/add` },
  createMemberAbove: { path: `${one}/members/new` },
  memberAbove: { path: `${one}/members/:id` },
  editMemberAbove: { path: `${one}/members/:id/edit` },
  changeRolesAbove: { path: `${one}/members/:id/roles` },
} as const
