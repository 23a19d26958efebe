// What Ctrl+K finds of appropriations, releases and modifications.
import type { SearchSource } from '../../lib/feature.ts'
import type { FoundFamily } from './find-documents.ts'

function source(label: string, family: FoundFamily): SearchSource {
  return {
    label,
    access: 'budget.ledger.view',
    find: (moa, text) => ({
      queryKey: ['budgeting', 'search', label, moa, text],
      queryFn: async () => (await import('./find-documents.ts')).findDocuments(family, moa, text),
    }),
  }
}

export const releaseSearch: readonly SearchSource[] = [
  source('Appropriation', 'appropriation'),
  source('Allotment release', 'release'),
  source('Modification', 'modification'),
]
