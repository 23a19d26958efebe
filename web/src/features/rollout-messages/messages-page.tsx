// The communication plan: what each wave is written, when, and what became of it.
import {
  listMessages,
  type MessageSummary,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { PrepareWave } from './prepare-wave.tsx'
import { lettersWords, messageBadge, momentOptions, statusOptions } from './words.ts'

const columns: readonly ListColumn<MessageSummary>[] = [
  {
    name: 'subject',
    label: 'Message',
    render: (message) => (
      <RowTitle
        title={message.subject}
        details={[momentOptions.find(({ value }) => value === message.moment)?.label]}
      />
    ),
  },
  { name: 'wave', label: 'Wave', kind: 'number', fact: true, render: (message) => message.wave },
  {
    name: 'dueOn',
    label: 'Due',
    kind: 'short',
    fact: true,
    render: (message) => (
      <RowTitle title={formatDay(message.dueOn)} details={[message.sendsItself ? 'leaves by itself' : null]} />
    ),
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: (message) => <StatusBadge {...messageBadge(message)} />,
  },
  { name: 'letters', label: 'Letters', fact: true, render: lettersWords },
]

/** `/platform/rollout/messages`. */
export function MessagesPage() {
  const list = useList(listMessages, { params: {}, sort: 'dueOn', pageSize: 50 })
  const mayWrite = useCan()('rollout.message.send')
  return (
    <ListPage
      title="Messages of waves"
      description="What organizations are told before, during and after their wave."
      note={mayWrite && <PrepareWave />}
      list={list}
      columns={columns}
      filters={[
        { name: 'status', label: 'Status', options: statusOptions },
        { name: 'moment', label: 'When', options: momentOptions },
        { name: 'due', label: 'Due', options: [{ value: 'overdue', label: 'Overdue' }] },
      ]}
      noun="message"
      rowName={(message) => `${message.subject}, wave ${message.wave}`}
      rowHref={(message) => hrefOf(places.message, { id: message.id })}
      {...(mayWrite ? { primary: { label: 'New message', to: hrefOf(places.newMessage, {}) } } : {})}
      empty={{
        title: 'No message is planned',
        text: 'Each wave is written to two weeks before it, in its first week, at its go-live and after it. Choose a wave above and plan its messages.',
      }}
    />
  )
}
