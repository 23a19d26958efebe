// Where the screens of operations are. Apart from the pages themselves, so that screens can point to each other.
export const places = {
  jobs: { path: '/platform/jobs' },
  mailbox: { path: '/platform/mail' },
  message: { path: '/platform/mail/:id' },
  suppressions: { path: '/platform/mail-suppressions' },
  newSuppression: { path: '/platform/mail-suppressions/new' },
  health: { path: '/platform/health' },
} as const
