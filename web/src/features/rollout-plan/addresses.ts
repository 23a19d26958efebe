const base = '/platform/rollout'

export const places = {
  plans: { path: `${base}/plans` },
  plan: { path: `${base}/plans/:id` },
  compare: { path: `${base}/plans/:id/differences/:other` },
  facts: { path: `${base}/profiles` },
  profile: { path: `${base}/profiles/:code` },
  ties: { path: `${base}/ties` },
  newTie: { path: `${base}/ties/new` },
  prerequisites: { path: `${base}/prerequisites` },
  newPrerequisite: { path: `${base}/prerequisites/new` },
  settings: { path: `${base}/plan-settings` },
} as const
