// "My work": what features put there. What waits comes first.
import { Stack } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import { usePlace, useSession } from '../api/session.tsx'
import { countOf } from '../lib/words.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { features } from './features.ts'
import { useInboxCount } from './shell/inbox-count.ts'

interface Widget {
  access: string
  part: ComponentType<{ moa: string }>
}

const widgets: readonly Widget[] = features.flatMap(({ home = [] }) =>
  home.map(({ access, load }) => ({ access, part: lazy(async () => ({ default: await load() })) })),
)

/** The home page of a person in an organization. */
export function HomePage({ params }: { params: { moa: string } }) {
  const { person } = useSession()
  const place = usePlace()
  const inbox = useInboxCount()
  const own = widgets.filter(({ access }) => access === 'signed-in')
  const shown = widgets.filter((widget) => place.can(widget.access))
  const waits = inbox.waiting > 0
  return (
    <>
      <PageHeader title="My work" description={`${person.name}, ${place.name}`} />
      <Stack gap="lg">
        {own.map(({ part: Part }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of widgets never changes
          <Suspense key={at}>
            <Part moa={params.moa} />
          </Suspense>
        ))}
        {waits && (
          <EmptyState
            title={`${countOf(inbox.waiting, 'thing waits', 'things wait')} for your decision`}
            action={<ActionButton to={`${inbox.href}?tab=waiting`}>Open the inbox</ActionButton>}
          />
        )}
        {shown.map(({ part: Part, access }) => (
          <Suspense key={access} fallback={<LoadingShape shape="block" />}>
            <Part moa={params.moa} />
          </Suspense>
        ))}
        {!waits && shown.length === 0 && (
          <EmptyState title="Nothing waits for you">
            Approvals, due dates and returned work show here as soon as there are any. Everything else is in the
            navigation.
          </EmptyState>
        )}
      </Stack>
    </>
  )
}
