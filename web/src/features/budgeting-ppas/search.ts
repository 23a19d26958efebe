// What Ctrl+K finds among programs; the finding itself is loaded when somebody searches.
import type { SearchSource } from '../../lib/feature.ts'

export const ppaSearch: readonly SearchSource[] = [
  {
    label: 'Program',
    access: 'budget.ppa.view',
    find: (moa, text) => ({
      queryKey: ['budgeting', 'search', 'ppa', moa, text],
      queryFn: async () => (await import('./find-programs.ts')).findPrograms(moa, text),
    }),
  },
]
