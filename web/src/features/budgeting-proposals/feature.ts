// What budget proposals contribute to the shell.
import { IconFileDescription } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { approvalsQuery, queueOf } from './approval-queue.ts'
import { proposalPages } from './routes.ts'
import { proposalSearch } from './search.ts'

export const proposals: Feature = {
  module: 'budgeting',
  label: 'Budgeting',
  switchable: true,
  pages: Object.values(proposalPages),
  nav: [{ label: 'Proposals', icon: IconFileDescription, page: proposalPages.proposals }],
  inbox: {
    name: 'budget-proposals',
    access: 'budget.proposal.view',
    queue: (moa) => ({ ...approvalsQuery(moa), select: queueOf }),
    load: () => import('./approval-view.tsx').then((module) => module.ApprovalView),
  },
  search: proposalSearch,
}
