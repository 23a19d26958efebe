// Where the screens of oversight are.
export const places = {
  planning: { path: '/oversight/planning' },
  organization: { path: '/oversight/planning/:code' },
} as const
