// Columns of a history as a file.
import type { Column } from '../documents/columns.ts'
import type { ChangeView } from './changes.contract.ts'

export const changeColumns: readonly Column<ChangeView>[] = [
  { key: 'at', title: 'When', type: 'instant', value: (change) => change.at },
  { key: 'organization', title: 'Organization', type: 'text', value: (change) => change.organization ?? '' },
  { key: 'actor', title: 'Who', type: 'text', value: (change) => change.actorName },
  { key: 'action', title: 'Did', type: 'text', value: (change) => change.action },
  { key: 'part', title: 'In', type: 'text', value: (change) => change.table.replaceAll('_', ' ') },
  { key: 'subject', title: 'What', type: 'text', value: (change) => change.subject },
  { key: 'fields', title: 'Before and after', type: 'text', value: (change) => fieldWords(change.fields) },
]

function fieldWords(fields: ChangeView['fields']): string {
  return fields
    .map(({ field, before, after }) => `${field.replaceAll('_', ' ')}: ${before ?? '–'} → ${after ?? '–'}`)
    .join('\n')
}
