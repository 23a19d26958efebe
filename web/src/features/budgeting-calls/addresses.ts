// Where the screens of budget calls are.
const calls = '/platform/budgeting/calls'
const overseen = '/oversight/budgeting/calls'

export const places = {
  calls: { path: calls },
  newCall: { path: `${calls}/new` },
  call: { path: `${calls}/:id` },
  editCall: { path: `${calls}/:id/edit` },
  overseenCalls: { path: overseen },
  overseenCall: { path: `${overseen}/:id` },
  /** A screen of the proposals of an organization. */
  proposal: { path: '/moa/:moa/budgeting/proposals/:id' },
} as const
