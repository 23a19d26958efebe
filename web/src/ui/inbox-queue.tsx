// Page type 5: the inbox's queue of what waits. The queue left, the thing right, decisions by button or by key: j, k, a, r.
import { Button, Paper, Text } from '@mantine/core'
import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAddress, useSetQuery } from '../lib/address.tsx'
import { DueText, MomentText } from './dates.tsx'
import { EmptyState } from './empty-state.tsx'
import classes from './inbox-queue.module.css'

/** One thing that waits (the same shape as `InboxItem` of features). */
export interface QueueItem {
  id: string
  kind: string
  title: string
  detail: string
  since: string
  due?: string
}

export interface InboxQueueProps<T extends QueueItem> {
  items: readonly T[]
  /** The right side: usually an `InboxDecision` around the thing. `onDone` opens the next. */
  render: (item: T, onDone: () => void) => ReactNode
  empty: { title: string; text: ReactNode }
}

/** Queue and thing side by side; on a phone one after the other. The open thing is in the address: `?item=`. */
export function InboxQueue<T extends QueueItem>({ items, render, empty }: InboxQueueProps<T>) {
  const { query } = useAddress()
  const setQuery = useSetQuery()
  const phone = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false })
  const at = items.findIndex((item) => item.id === query.item)
  const open = items[at] ?? (phone ? undefined : items[0])
  const show = (item: T | undefined) => setQuery({ item: item?.id }, { push: phone ?? false })
  const move = (step: number) => {
    const from = open ? items.indexOf(open) : -1
    const item = items[Math.min(items.length - 1, Math.max(0, from + step))]
    if (item) show(item)
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
  const done = () => show(open && items[items.indexOf(open) + 1])
  if (items.length === 0) return <EmptyState title={empty.title}>{empty.text}</EmptyState>
  return (
    <div className={classes.inbox} data-open={open ? '' : undefined}>
      <Queue items={items} open={open} onOpen={show} />
      <section className={classes.thing} aria-label={open?.title ?? 'Nothing chosen'}>
        {phone && open && (
          <Button
            variant="subtle"
            px={4}
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => show(undefined)}
          >
            Back to the queue
          </Button>
        )}
        {open && <div key={open.id}>{render(open, done)}</div>}
      </section>
    </div>
  )
}

interface QueueProps<T> {
  items: readonly T[]
  open: T | undefined
  onOpen: (item: T) => void
}

function Queue<T extends QueueItem>({ items, open, onOpen }: QueueProps<T>) {
  return (
    <nav className={classes.queue} aria-label="Queue">
      <Text size="xs" c="dimmed" className={classes.keys ?? ''}>
        Keys: j next, k previous, a approve, r return
      </Text>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Paper
              component="button"
              type="button"
              withBorder
              p="sm"
              className={classes.item ?? ''}
              aria-current={item === open || undefined}
              onClick={() => onOpen(item)}
            >
              <Text size="xs" c="dimmed" span>
                {item.kind} · <MomentText value={item.since} />
              </Text>
              <Text fw={600} span>
                {item.title}
              </Text>
              <Text size="sm" span>
                {item.detail}
              </Text>
              {item.due && (
                <Text size="sm" span>
                  Due <DueText value={item.due} />
                </Text>
              )}
            </Paper>
          </li>
        ))}
      </ul>
    </nav>
  )
}
