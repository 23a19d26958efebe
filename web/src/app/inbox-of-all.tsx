// The inbox of a person in an organization: the queues of all features in one.
import { type ComponentType, lazy, Suspense } from 'react'
import { useAddress } from '../lib/address.tsx'
import type { InboxSource } from '../lib/feature.ts'
import { InboxPage } from '../ui/inbox-page.tsx'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { ProblemPage } from '../ui/refusal-page.tsx'
import { features } from './features.ts'
import { useInbox } from './shell/inbox-count.ts'

type View = ComponentType<{ moa: string; id: string; onDone: () => void }>

const views = new Map<InboxSource, View>(
  features.flatMap(({ inbox }) => (inbox ? [[inbox, lazy(async () => ({ default: await inbox.load() }))]] : [])),
)

/** Queue left, thing right. */
export function InboxOfAll({ params }: { params: { moa: string } }) {
  const { items, isPending, error, refetch } = useInbox()
  const { query } = useAddress()
  if (isPending && !query.item) return <LoadingShape shape="list" />
  if (error) return <ProblemPage problem={error} onRetry={refetch} />
  return (
    <InboxPage
      title="Inbox"
      items={items}
      empty={{
        title: 'Nothing waits for you',
        text: 'What others submit for your decision, and what comes back to you, shows here.',
      }}
      render={(item, onDone) => {
        const View = views.get(item.source)
        return (
          <Suspense fallback={<LoadingShape shape="record" />}>
            {View && <View moa={params.moa} id={item.id} onDone={onDone} />}
          </Suspense>
        )
      }}
    />
  )
}
