// Above the notifications: search, filters, and reading all of what they show.
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type listNotifications,
  type markNotificationsRead,
  readNotificationChoices,
} from '../../../../server/src/platform/notifications/notifications.contract.ts'
import type { useList } from '../../api/list.ts'
import { queryFor, type useAction } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { countOf } from '../../lib/words.ts'
import { FilterChips, type ListFilter } from '../../ui/list-filters.tsx'
import { tell } from '../../ui/notice.ts'
import classes from './notifications.module.css'

export type NotificationList = ReturnType<typeof useList<typeof listNotifications>>

/** Whether search or filters leave something out. */
export function isNarrowed(list: NotificationList): boolean {
  return list.search !== '' || Object.keys(list.filters).length > 0
}

interface HeadProps {
  list: NotificationList
  unread: number
  mark: ReturnType<typeof useAction<typeof markNotificationsRead>>
}

/** Says how much there is, too. */
export function PanelHead({ list, unread, mark }: HeadProps) {
  const filters = useFilters()
  const { topic, organization } = list.filters
  const all = () =>
    mark.mutate(
      { body: { all: true, ...(topic ? { topic } : {}), ...(organization ? { organization } : {}) } },
      { onSuccess: () => tell.done('Marked as read'), onError: tell.problem },
    )
  const ask = useDebouncedCallback((q: string) => list.set({ q: q.trim() || undefined }), 300)
  return (
    <>
      <Group gap="xs" className="no-print">
        <TextInput
          type="search"
          aria-label="Search notifications"
          placeholder="Search notifications"
          leftSection={<IconSearch size={16} aria-hidden />}
          w="min(20rem, 100%)"
          maxLength={200}
          defaultValue={list.search}
          onChange={(event) => ask(event.currentTarget.value)}
        />
        <FilterChips list={list} filters={filters} />
        {unread > 0 && (
          <Button variant="default" size="xs" ml="auto" loading={mark.isPending} onClick={all}>
            {topic || organization ? 'Mark these as read' : 'Mark all as read'}
          </Button>
        )}
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {list.items ? `${countOf(list.total, 'notification')}, ${unread.toLocaleString('en')} unread` : ' '}
        </Text>
        <Text size="xs" c="dimmed" className={classes.keys ?? ''}>
          Keys: j next, k previous, Enter opens, r read
        </Text>
      </Group>
    </>
  )
}

function useFilters(): ListFilter[] {
  const { workspaces } = useSession()
  const choices = useQuery({ ...queryFor(readNotificationChoices), staleTime: 600_000 })
  const topics = choices.data?.modules.flatMap(({ topics: its }) => its) ?? []
  return [
    {
      name: 'unread',
      label: 'State',
      options: [
        { value: 'true', label: 'Unread' },
        { value: 'false', label: 'Read' },
      ],
    },
    {
      name: 'organization',
      label: 'Organization',
      options: [
        ...workspaces.map(({ code, name }) => ({ value: code, label: `${code}, ${name}` })),
        { value: 'platform', label: 'BMMS itself' },
      ],
    },
    { name: 'topic', label: 'Topic', options: topics.map(({ name, label }) => ({ value: name, label })) },
  ]
}
