// Who changed what: sentences with filters, pages and files.
import type { ChangeView } from '../../../../server/src/platform/changes/changes.contract.ts'
import type { ListView } from '../../lib/list-view.ts'
import { MomentText } from '../../ui/dates.tsx'
import { Sentence } from '../../ui/history.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { changeWords } from './change-words.ts'

const organization: ListColumn<ChangeView> = {
  name: 'organization',
  label: 'Organization',
  fact: true,
  width: 120,
  render: (change) => change.organization ?? 'Platform',
}
const columns: readonly ListColumn<ChangeView>[] = [
  { name: 'what', label: 'Who changed what', render: (change) => <Sentence entry={change} {...changeWords} /> },
  { name: 'when', label: 'When', fact: true, width: 170, render: (change) => <MomentText value={change.at} /> },
]

interface ChangeLogProps {
  list: ListView<ChangeView>
  /** Kinds of records to filter by. */
  tables: readonly { value: string; label: string }[]
  /** Organizations to filter by, where changes of several stand together. */
  organizations?: readonly { value: string; label: string }[]
}

/** Newest first. */
export function ChangeLog({ list, tables, organizations }: ChangeLogProps) {
  return (
    <ListPanel
      list={list}
      columns={organizations ? [...columns.slice(0, 1), organization, ...columns.slice(1)] : columns}
      filters={[
        { name: 'table', label: 'What', options: tables },
        ...(organizations ? [{ name: 'organization', label: 'Organization', options: organizations }] : []),
        { name: 'actor', label: 'Who', typed: 'text' },
        { name: 'from', label: 'From', typed: 'day' },
        { name: 'to', label: 'To', typed: 'day' },
      ]}
      noun="change"
      searchLabel="Search what was changed"
      rowName={(change) => `${change.actorName}, ${change.subject}`}
      empty={{
        title: 'Nothing has been changed yet',
        text: 'Every change is kept here with its time and the person who made it. Nobody can alter or remove what stands here.',
      }}
    />
  )
}
