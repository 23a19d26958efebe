// Where the screens of people are. Apart from the pages themselves, so that screens can point to each other.
const base = '/platform/people'

export const places = {
  people: { path: base },
  newPerson: { path: `${base}/new` },
  person: { path: `${base}/:id` },
  workspaces: { path: '/account/organizations' },
} as const
