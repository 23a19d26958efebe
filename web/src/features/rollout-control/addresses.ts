const rollbacks = '/platform/rollout/rollbacks'

export const places = {
  rollbacks: { path: rollbacks },
  newRollback: { path: `${rollbacks}/new` },
  rollback: { path: `${rollbacks}/:id` },
} as const
