// Where the screens of programs are.
const base = '/moa/:moa/budgeting'

export const places = {
  ppas: { path: `${base}/ppas` },
  newPpa: { path: `${base}/ppas/new` },
  ppa: { path: `${base}/ppas/:id` },
  editPpa: { path: `${base}/ppas/:id/edit` },
  newIndicator: { path: `${base}/ppas/:id/indicators/new` },
  newWorkItem: { path: `${base}/ppas/:id/work-items/new` },
  workItem: { path: `${base}/work-items/:id` },
  indicator: { path: `${base}/indicators/:id` },
  editIndicator: { path: `${base}/indicators/:id/edit` },
  targets: { path: `${base}/indicators/:id/targets` },
  accomplish: { path: `${base}/indicators/:id/accomplish` },
  physical: { path: `${base}/physical-facts` },
  imports: { path: `${base}/ppa-imports` },
  newImport: { path: `${base}/ppa-imports/new` },
  import: { path: `${base}/ppa-imports/:id` },
} as const

export interface RecordParams {
  moa: string
  id: string
}
