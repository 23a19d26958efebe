// Where the screens of appropriations, releases and modifications are.
const base = '/moa/:moa/budgeting'

export const places = {
  accounts: { path: `${base}/balances` },
  appropriations: { path: `${base}/appropriations` },
  newAppropriation: { path: `${base}/appropriations/new` },
  appropriation: { path: `${base}/appropriations/:id` },
  editAppropriation: { path: `${base}/appropriations/:id/edit` },
  releases: { path: `${base}/allotment-releases` },
  newRelease: { path: `${base}/allotment-releases/new` },
  release: { path: `${base}/allotment-releases/:id` },
  editRelease: { path: `${base}/allotment-releases/:id/edit` },
  modifications: { path: `${base}/modifications` },
  whatIf: { path: `${base}/modifications/what-if` },
  newModification: { path: `${base}/modifications/new` },
  modification: { path: `${base}/modifications/:id` },
  editModification: { path: `${base}/modifications/:id/edit` },
} as const

export interface RecordParams {
  moa: string
  id: string
}
