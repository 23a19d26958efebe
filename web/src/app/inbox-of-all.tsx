// The inbox of a person: what waits for them in the organization shown, and what happened in all of theirs.
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { NotificationsPanel } from '../features/notifications/notifications-panel.tsx'
import { notificationPages } from '../features/notifications/routes.ts'
import { unreadQuery } from '../features/notifications/unread.ts'
import { useAddress, useGo } from '../lib/address.tsx'
import type { InboxSource } from '../lib/feature.ts'
import { hrefOf, queryText } from '../lib/page.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { InboxQueue } from '../ui/inbox-queue.tsx'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemPage } from '../ui/refusal-page.tsx'
import { features } from './features.ts'
import { InboxBadge } from './shell/inbox-badge.tsx'
import { useInbox } from './shell/inbox-count.ts'

type View = ComponentType<{ moa: string; id: string; onDone: () => void }>

const views = new Map<InboxSource, View>(
  features.flatMap(({ inbox }) => (inbox ? [[inbox, lazy(async () => ({ default: await inbox.load() }))]] : [])),
)

/** Two parts: the queue of decisions, and notifications. */
export function InboxOfAll() {
  const inbox = useInbox()
  const unread = useQuery(unreadQuery())
  const loading = (inbox.isPending && inbox.sources > 0) || unread.isPending
  return (
    <>
      <PageHeader
        title="Inbox"
        actions={
          <ActionButton variant="default" to={hrefOf(notificationPages.choices, {})}>
            Choose what you hear of
          </ActionButton>
        }
      />
      {loading ? <LoadingShape shape="list" /> : <Parts inbox={inbox} unread={unread.data?.unread ?? 0} />}
    </>
  )
}

type Inbox = ReturnType<typeof useInbox>

/** Two parts, of which one is open; without a queue here, only the news. */
function Parts({ inbox, unread }: { inbox: Inbox; unread: number }) {
  const { pathname } = useAddress()
  const go = useGo()
  const open = useOpenPart(inbox, unread)
  if (inbox.sources === 0) return <NotificationsPanel unread={unread} />
  return (
    <Tabs
      value={open}
      onChange={(tab) => go(pathname + queryText({ tab }), { replace: true, keepScroll: true })}
      keepMounted={false}
    >
      <Tabs.List className="no-print">
        <Tabs.Tab value="waiting" rightSection={<Count of={inbox.items.length} word="waiting" />}>
          Waiting for me
        </Tabs.Tab>
        <Tabs.Tab value="notifications" rightSection={<Count of={unread} word="unread" />}>
          Notifications
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="waiting" pt="md">
        <Waiting inbox={inbox} />
      </Tabs.Panel>
      <Tabs.Panel value="notifications" pt="md">
        <NotificationsPanel unread={unread} />
      </Tabs.Panel>
    </Tabs>
  )
}

/**
 * The part in the address; else what waits, or the news when nothing does: whichever had something first stays open. That
 * nothing waits counts only once it was asked anew.
 */
function useOpenPart({ items, isFetching }: Inbox, unread: number): string {
  const { query } = useAddress()
  const [first, setFirst] = useState<string>()
  const news = unread > 0 && !isFetching ? 'notifications' : undefined
  const found = items.length > 0 || query.item ? 'waiting' : news
  if (!first && found) setFirst(found)
  return typeof query.tab === 'string' ? query.tab : (first ?? found ?? 'waiting')
}

function Count({ of, word }: { of: number; word: string }) {
  return of > 0 ? <InboxBadge count={of} word={word} /> : null
}

/** Queue left, thing right. */
function Waiting({ inbox }: { inbox: Inbox }) {
  if (inbox.error) return <ProblemPage problem={inbox.error} onRetry={inbox.refetch} />
  return (
    <InboxQueue
      items={inbox.items}
      empty={{
        title: 'Nothing waits for you',
        text: 'What others submit for your decision, and what comes back to you, shows here.',
      }}
      render={(item, onDone) => {
        const View = views.get(item.source)
        return (
          <Suspense fallback={<LoadingShape shape="record" />}>
            {View && <View moa={inbox.moa} id={item.id} onDone={onDone} />}
          </Suspense>
        )
      }}
    />
  )
}
