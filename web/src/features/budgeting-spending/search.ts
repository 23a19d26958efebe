// What Ctrl+K finds of spending.
import type { SearchSource } from '../../lib/feature.ts'
import type { finders } from './find-spending.ts'

function source(label: string, of: keyof typeof finders): SearchSource {
  return {
    label,
    access: 'budget.ledger.view',
    find: (moa, text) => ({
      queryKey: ['budgeting', 'search', label, moa, text],
      queryFn: async () => (await import('./find-spending.ts')).finders[of](moa, text),
    }),
  }
}

export const spendingSearch: readonly SearchSource[] = [
  source('Obligation', 'obligation'),
  source('Payable', 'payable'),
  source('Posting', 'posting'),
]
