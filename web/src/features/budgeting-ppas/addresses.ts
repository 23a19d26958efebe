// Where the screens of programs are.
const base = '/moa/:moa/budgeting'

export const places = {
  ppas: { path: `${base}/ppas` },
  newPpa: { path: `${base}/ppas/new` },
  ppa: { path: `${base}/ppas/:id` },
  editPpa: { path: `${base}/ppas/:id/edit` },
  newIndicator: { path: `${base}/ppas/:id/indicators/new` },
  newWorkItem: { path: `${base}/ppas/:id/work-items/new` },
  workItem: { path: `${base}/ppas/work-items/:id` },
  indicator: { path: `${base}/ppas/indicators/:id` },
  editIndicator: { path: `${base}/ppas/indicators/:id/edit` },
  targets: { path: `${base}/ppas/indicators/:id/targets` },
  accomplish: { path: `${base}/ppas/indicators/:id/accomplish` },
  physical: { path: `${base}/physical-facts` },
  imports: { path: `${base}/ppas/imports` },
  newImport: { path: `${base}/ppas/imports/new` },
  import: { path: `${base}/ppas/imports/:id` },
} as const

export interface RecordParams {
  moa: string
  id: string
}
