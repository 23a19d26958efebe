// Where the screens of operations are. Apart from the pages themselves, so that screens can point to each other.
export const places = {
  jobs: { path: '/platform/jobs' },
  mailbox: { path: '/platform/mail' },
  message: { path: '/platform/mail/:id' },
  health: { path: '/platform/health' },
} as const
