const base = '/platform/rollout/activation'

export const places = {
  activations: { path: base },
  activation: { path: `${base}/:code` },
  activate: { path: `${base}/:code/activate/:stage` },
  share: { path: `${base}/:code/shares/:feature` },
} as const
