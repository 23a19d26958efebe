// What Ctrl+K finds among programs.
import { searchSource } from '../../lib/search-source.ts'

export const ppaSearch = [
  searchSource('Program', 'budget.ppa.view', async () => (await import('./find-programs.ts')).findPrograms),
]
