// Where the watch over the rollout is, and what it leads to.
const reports = '/platform/rollout/reports'

export const places = {
  room: { path: '/platform/rollout' },
  reports: { path: reports },
  report: { path: `${reports}/:id` },
  nextReport: { path: `${reports}/next/:kind` },
  waves: { path: '/platform/rollout/waves' },
  blockers: { path: '/platform/rollout/blockers' },
  plans: { path: '/platform/rollout/plans' },
} as const
