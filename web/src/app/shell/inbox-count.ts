// How much waits, over all sources that features declare, and how much is unread.
import { useQueries, useQuery } from '@tanstack/react-query'
import type { Place } from '../../api/session.tsx'
import { unreadQuery } from '../../features/notifications/unread.ts'
import type { InboxItem, InboxSource } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { features } from '../features.ts'
import { shellPages } from '../pages.ts'
import { useShellPlace } from './shell-place.ts'

export interface QueuedItem extends InboxItem {
  source: InboxSource
}

/** Sources that this person may see in an organization. */
function inboxSources(place: Place | undefined): InboxSource[] {
  if (!place) return []
  return features.flatMap(({ inbox }) => (inbox && place.can(inbox.access) ? [inbox] : []))
}

/** All queues of the organization together, oldest first. */
export function useInbox() {
  const place = useShellPlace()
  const sources = inboxSources(place)
  const moa = place?.code ?? ''
  return useQueries({
    queries: sources.map((source) => ({ ...source.queue(moa), refetchInterval: 60_000 })),
    combine: (results) => ({
      moa,
      sources: sources.length,
      items: results
        .flatMap(({ data = [] }, index): QueuedItem[] => {
          const source = sources[index]
          return source ? data.map((item) => ({ ...item, source })) : []
        })
        .sort((a, b) => a.since.localeCompare(b.since)),
      isPending: results.some((result) => result.isPending),
      /** What is known may be of earlier: the newest is on its way. */
      isFetching: results.some((result) => result.isFetching),
      error: results.find((result) => result.error)?.error ?? null,
      refetch: () => void Promise.all(results.map((result) => result.refetch())),
    }),
  })
}

/** What the badge says, and where the inbox is: of the organization shown, or the person's own where there is none. */
export function useInboxCount(): { href: string; waiting: number; unread: number; count: number } {
  const { moa, items } = useInbox()
  const { data } = useQuery(unreadQuery())
  const href = moa ? hrefOf(shellPages.inbox, { moa }) : hrefOf(shellPages.ownInbox, {})
  const unread = data?.unread ?? 0
  return { href, waiting: items.length, unread, count: items.length + unread }
}
