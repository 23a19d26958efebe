// Where the screens of budget proposals are.
const proposals = '/moa/:moa/budgeting/proposals'
const programs = `${proposals}/:id/programs/:ppa`

export const places = {
  proposals: { path: proposals },
  newProposal: { path: `${proposals}/new` },
  call: { path: '/moa/:moa/budgeting/calls/:id' },
  proposal: { path: `${proposals}/:id` },
  editProposal: { path: `${proposals}/:id/edit` },
  importLines: { path: `${proposals}/:id/import` },
  review: { path: `${proposals}/:id/review` },
  program: { path: programs },
  lines: { path: `${programs}/lines` },
} as const

export interface RecordParams {
  moa: string
  id: string
}
export type ProgramParams = RecordParams & { ppa: string }
