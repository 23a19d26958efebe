// What Ctrl+K finds of appropriations, releases and modifications.
import { searchSource } from '../../lib/search-source.ts'
import type { FoundFamily } from './find-documents.ts'

const source = (label: string, family: FoundFamily) =>
  searchSource(label, 'budget.ledger.view', async () => {
    const { findDocuments } = await import('./find-documents.ts')
    return (moa, text) => findDocuments(family, moa, text)
  })

export const releaseSearch = [
  source('Appropriation', 'appropriation'),
  source('Allotment release', 'release'),
  source('Modification', 'modification'),
]
