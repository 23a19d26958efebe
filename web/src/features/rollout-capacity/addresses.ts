const base = '/platform/rollout/capacity'

export const places = {
  capacity: { path: base },
  figure: { path: `${base}/figures/:metric` },
  price: { path: `${base}/prices/:item` },
} as const
