const risks = '/platform/rollout/risks'

export const places = {
  risks: { path: risks },
  newRisk: { path: `${risks}/new` },
  risk: { path: `${risks}/:id` },
  editRisk: { path: `${risks}/:id/edit` },
  reviewRisk: { path: `${risks}/:id/review` },
  statusOfRisk: { path: `${risks}/:id/status` },
} as const
