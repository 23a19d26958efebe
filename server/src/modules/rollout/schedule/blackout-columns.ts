import type { Column } from '../../../platform/documents/columns.ts'
import { FORBIDDEN_WORDS } from './blackout-rules.contract.ts'
import { BLACKOUT_KIND_WORDS, type BlackoutView } from './blackouts.contract.ts'

export const blackoutFileColumns: readonly Column<BlackoutView>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (one) => one.name },
  { key: 'kind', title: 'Kind', type: 'text', value: (one) => BLACKOUT_KIND_WORDS[one.kind] },
  { key: 'starts_on', title: 'First day', type: 'date', value: (one) => one.startsOn },
  { key: 'ends_on', title: 'Last day', type: 'date', value: (one) => one.endsOn },
  { key: 'forbids', title: 'Forbids', type: 'text', value: (one) => forbidsWords(one.forbids) },
  { key: 'source', title: 'Source', type: 'text', value: (one) => one.source },
]

function forbidsWords(forbids: BlackoutView['forbids']): string {
  return forbids.map((what) => FORBIDDEN_WORDS[what]).join('; ') || 'Nothing, only shown'
}
