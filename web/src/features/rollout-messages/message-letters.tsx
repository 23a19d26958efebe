// The letters of a message, as a list inside its record.
import {
  listMessageLetters,
  type MessageLetter,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import { useList } from '../../api/list.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { letterBadge } from './words.ts'

const columns: readonly ListColumn<MessageLetter>[] = [
  { name: 'name', label: 'Person', render: ({ name, address }) => <RowTitle title={name} details={[address]} /> },
  { name: 'organization', label: 'Organization', kind: 'short', fact: true, render: (letter) => letter.organization },
  {
    name: 'state',
    label: 'State',
    kind: 'short',
    fact: true,
    render: (letter) => <StatusBadge {...letterBadge(letter)} />,
  },
  {
    name: 'sentAt',
    label: 'Sent',
    kind: 'short',
    fact: true,
    render: ({ sentAt }) => (sentAt ? formatMoment(sentAt) : '–'),
  },
]

/** What became of each letter. */
export function MessageLetters({ id }: { id: string }) {
  const list = useList(listMessageLetters, { params: { id }, sort: 'name' })
  return (
    <ListPanel
      list={list}
      columns={columns}
      filters={[
        {
          name: 'state',
          label: 'State',
          options: [
            { value: 'queued', label: 'Waiting' },
            { value: 'sent', label: 'Sent' },
            { value: 'failed', label: 'Failed' },
          ],
        },
      ]}
      noun="letter"
      rowName={(letter) => letter.name}
      empty={{ title: 'No letter yet', text: 'Letters are written when the message is sent.' }}
    />
  )
}
