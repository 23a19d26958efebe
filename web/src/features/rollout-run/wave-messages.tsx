// What the organizations of a wave are told: due and sent.
import { Group, Stack } from '@mantine/core'
import {
  listMessages,
  type MessageSummary,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from '../rollout-messages/addresses.ts'
import { lettersWords, messageBadge, momentOptions, statusOptions } from '../rollout-messages/words.ts'

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
  { name: 'dueOn', label: 'Due', kind: 'short', fact: true, render: (message) => formatDay(message.dueOn) },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: (message) => <StatusBadge {...messageBadge(message)} />,
  },
  { name: 'letters', label: 'Letters', fact: true, render: lettersWords },
]

/** Messages of one wave; they are written on the page of messages. */
export function WaveMessages({ wave: { number } }: { wave: WaveRecord }) {
  const list = useList(listMessages, { params: {}, fixed: { wave: number }, sort: 'dueOn', pageSize: 50 })
  return (
    <Stack gap="sm">
      <Group justify="flex-end" className="no-print">
        <ActionButton variant="default" to={hrefOf(places.messages, {})}>
          Messages of all waves
        </ActionButton>
      </Group>
      <ListPanel
        list={list}
        columns={columns}
        filters={[{ name: 'status', label: 'Status', options: statusOptions }]}
        noun="message"
        rowName={(message) => message.subject}
        rowHref={(message) => hrefOf(places.message, { id: message.id })}
        empty={{
          title: 'No message is planned',
          text: 'Plan the messages of this wave on the page Messages of waves.',
        }}
      />
    </Stack>
  )
}
