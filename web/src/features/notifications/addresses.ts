// Where the screens of notifications are.
export const places = {
  choices: { path: '/account/notifications' },
} as const
