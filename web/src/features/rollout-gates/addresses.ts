// Where the screens of gates, sign-offs and measures are.
const gates = '/platform/rollout/gates'
const measures = '/platform/rollout/measures'

export const places = {
  gates: { path: gates },
  newGate: { path: `${gates}/new` },
  gate: { path: `${gates}/:id` },
  criteria: { path: `${gates}/:id/criteria` },
  decision: { path: `${gates}/:id/decision` },
  signOffs: { path: '/platform/rollout/sign-offs' },
  conditions: { path: '/platform/rollout/gate-conditions' },
  measures: { path: measures },
  newMeasure: { path: `${measures}/new` },
} as const
