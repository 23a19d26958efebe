// Where the screens of the schedule are. Apart from the pages themselves, so that screens can point to each other.
const blackouts = '/platform/rollout/blackouts'

export const places = {
  timeline: { path: '/platform/rollout/timeline' },
  table: { path: '/platform/rollout/timeline/table' },
  blackouts: { path: blackouts },
  newBlackout: { path: `${blackouts}/new` },
  blackout: { path: `${blackouts}/:id` },
} as const
