// Where the screens of people are. Apart from the pages themselves, so that screens can point to each other.
const base = '/platform/people'

export const places = {
  people: { path: base },
  newPerson: { path: `${base}/new` },
  person: { path: `${base}/:id` },
  editPerson: { path: `${base}/:id/edit` },
  changeRoles: { path: `${base}/:id/roles` },
  roleChanges: { path: '/platform/role-changes' },
  roleChange: { path: '/platform/role-changes/:id' },
  platformReview: { path: '/platform/access-review' },
  review: { path: '/moa/:moa/access-review' },
  /** Members have their pages with the organization. */
  members: { path: '/moa/:moa/members' },
  member: { path: '/moa/:moa/members/:id' },
  memberAbove: { path: '/platform/organizations/:code/members/:id' },
  workspaces: { path: '/account/organizations' },
} as const
