// What Ctrl+K finds in Planning.
import { searchSource } from '../../lib/search-source.ts'
import type { finders } from './find-plans.ts'

const source = (label: string, of: keyof typeof finders) =>
  searchSource(label, 'planning.plan.view', async () => (await import('./find-plans.ts')).finders[of])

export const planningSearch = [
  source('Strategic plan', 'plan'),
  source('Annual work plan', 'year'),
  source('Goal', 'goal'),
  source('Objective', 'objective'),
]
