// What Ctrl+K finds of budget proposals.
import { searchSource } from '../../lib/search-source.ts'

export const proposalSearch = [
  searchSource(
    'Budget proposal',
    'budget.proposal.view',
    async () => (await import('./find-proposals.ts')).findProposals,
  ),
]
