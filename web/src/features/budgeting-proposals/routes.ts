// The pages of budget proposals.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'budget.proposal.view'
const edit = 'budget.proposal.edit'

export const proposalPages = {
  proposals: page(places.proposals.path, {
    access: view,
    title: 'Budget proposals',
    load: () => import('./proposals-page.tsx').then((module) => module.ProposalsPage),
  }),
  newProposal: page(places.newProposal.path, {
    access: edit,
    title: 'New budget proposal',
    load: () => import('./proposal-form-page.tsx').then((module) => module.NewProposalPage),
  }),
  call: page(places.call.path, {
    access: view,
    title: 'Budget call',
    load: () => import('./own-call-page.tsx').then((module) => module.OwnCallPage),
  }),
  proposal: page(places.proposal.path, {
    access: view,
    title: 'Budget proposal',
    load: () => import('./proposal-page.tsx').then((module) => module.ProposalPage),
  }),
  editProposal: page(places.editProposal.path, {
    access: edit,
    title: 'Edit budget proposal',
    load: () => import('./proposal-form-page.tsx').then((module) => module.EditProposalPage),
  }),
  importLines: page(places.importLines.path, {
    access: edit,
    title: 'Import lines',
    load: () => import('./import-page.tsx').then((module) => module.ImportLinesPage),
  }),
  review: page(places.review.path, {
    access: 'budget.proposal.review',
    title: 'Review lines',
    load: () => import('./review-page.tsx').then((module) => module.ReviewPage),
  }),
  program: page(places.program.path, {
    access: view,
    title: 'Program of a proposal',
    load: () => import('./program-page.tsx').then((module) => module.ProgramPage),
  }),
  lines: page(places.lines.path, {
    access: edit,
    title: 'Lines of a program',
    load: () => import('./lines-page.tsx').then((module) => module.LinesPage),
  }),
}
