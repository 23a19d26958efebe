const plans = '/platform/rollout/plans'
const facts = '/platform/rollout/planning-facts'

export const places = {
  plans: { path: plans },
  plan: { path: `${plans}/:id` },
  compare: { path: `${plans}/:id/differences/:other` },
  facts: { path: facts },
  profile: { path: `${facts}/organizations/:code` },
  ties: { path: `${facts}/ties` },
  newTie: { path: `${facts}/ties/new` },
  prerequisites: { path: `${facts}/prerequisites` },
  newPrerequisite: { path: `${facts}/prerequisites/new` },
  settings: { path: `${facts}/settings` },
} as const
