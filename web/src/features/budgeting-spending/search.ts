// What Ctrl+K finds of spending.
import { searchSource } from '../../lib/search-source.ts'
import type { finders } from './find-spending.ts'

const source = (label: string, of: keyof typeof finders) =>
  searchSource(label, 'budget.ledger.view', async () => (await import('./find-spending.ts')).finders[of])

export const spendingSearch = [
  source('Obligation', 'obligation'),
  source('Payable', 'payable'),
  source('Posting', 'posting'),
]
