// How much waits, over all sources that features declare.
import { useQueries } from '@tanstack/react-query'
import type { Place } from '../../api/session.tsx'
import type { InboxItem, InboxSource } from '../../lib/feature.ts'
import { features } from '../features.ts'
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
    queries: sources.map((source) => ({ ...source.queue(moa), refetchInterval: 120_000 })),
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
      error: results.find((result) => result.error)?.error ?? null,
      refetch: () => void Promise.all(results.map((result) => result.refetch())),
    }),
  })
}

/** The count for the badge; nothing where no feature has an inbox. */
export function useInboxCount(): { moa: string; count: number } | undefined {
  const { moa, sources, items } = useInbox()
  return sources > 0 ? { moa, count: items.length } : undefined
}
