// Where the figures of Budgeting are.
export const places = {
  dashboard: { path: '/moa/:moa/budgeting' },
  all: { path: '/oversight/budgeting' },
  one: { path: '/oversight/budgeting/:code' },
} as const
