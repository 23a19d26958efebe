// Notifications of all organizations, newest first. Keys: j, k move, Enter opens, r marks as read.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys, useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import {
  listNotifications,
  markNotificationsRead,
  readNotificationChoices,
} from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, type ListFilter } from '../../ui/list-filters.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { places } from './addresses.ts'
import { NotificationRow } from './notification-row.tsx'
import classes from './notifications.module.css'

/** The part of the inbox that tells what happened; `unread` is the count of the shell. */
export function NotificationsPanel({ unread }: { unread: number }) {
  const list = useList(listNotifications, { params: {}, sort: '-createdAt' })
  const mark = useAction(markNotificationsRead)
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const rows = useRef<HTMLUListElement>(null)
  const read = (id: string) => mark.mutate({ body: { ids: [id] } }, { onError: tell.problem })
  useRowKeys(rows, read)
  useNewRows(unread, list.retry)
  return (
    <Stack gap="sm">
      {(list.items?.length !== 0 || isNarrowed(list)) && <PanelHead list={list} unread={unread} mark={mark} />}
      {list.problem && !list.items && <ProblemNotice problem={list.problem} onRetry={list.retry} />}
      {list.loading && <LoadingShape shape="list" />}
      {list.items && list.items.length > 0 && (
        <ul ref={rows} className={classes.rows} data-stale={list.stale || undefined} aria-label="Notifications">
          {list.items.map((one) => (
            <NotificationRow key={one.id} notification={one} onRead={() => read(one.id)} />
          ))}
        </ul>
      )}
      {list.items?.length === 0 && <Nothing list={list} />}
      {list.items && list.items.length > 0 && <ListFoot list={list} phone={phone ?? false} />}
    </Stack>
  )
}

type List = ReturnType<typeof useList<typeof listNotifications>>

interface HeadProps {
  list: List
  unread: number
  mark: ReturnType<typeof useAction<typeof markNotificationsRead>>
}

/** Search, filters, and reading all of what they show. */
function PanelHead({ list, unread, mark }: HeadProps) {
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

function isNarrowed(list: List): boolean {
  return list.search !== '' || Object.keys(list.filters).length > 0
}

function Nothing({ list }: { list: List }) {
  if (isNarrowed(list)) {
    const none = { unread: undefined, organization: undefined, topic: undefined, q: undefined }
    return (
      <EmptyState
        title="Nothing matches"
        action={
          <ActionButton variant="default" onClick={() => list.set(none)}>
            Clear search and filters
          </ActionButton>
        }
      >
        Try fewer words or filters.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No notifications yet"
      action={
        <ActionButton variant="default" to={hrefOf(places.choices, {})}>
          Choose what you hear of
        </ActionButton>
      }
    >
      When somebody decides on your work, comments on it or asks you for something, it shows here, from all your
      organizations. You can also have it by mail: at once, or once a day.
    </EmptyState>
  )
}

/** j and k go from row to row; Enter is the link's own. */
function useRowKeys(rows: { current: HTMLUListElement | null }, read: (id: string) => void): void {
  const links = () => [...(rows.current?.querySelectorAll<HTMLElement>('[data-notification]') ?? [])]
  const move = (step: number) => {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus()
  }
  const mark = () => {
    const row = (document.activeElement as HTMLElement | null)?.dataset
    if (row?.notification && row.unread) read(row.notification)
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['r', mark],
  ])
}

/** When the count changes, there is something new to show. */
function useNewRows(unread: number, retry: () => void): void {
  const before = useRef(unread)
  useEffect(() => {
    if (before.current === unread) return
    before.current = unread
    retry()
  }, [unread, retry])
}
