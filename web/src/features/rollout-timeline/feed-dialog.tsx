// Secret addresses under which a person's own calendar program reads the schedule.
import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  addFeed,
  type FeedView,
  listFeeds,
  revokeFeed,
} from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import classes from './feed-dialog.module.css'

export function FeedDialog({ onClose }: { onClose: () => void }) {
  const query = useQuery(queryFor(listFeeds))
  const [address, setAddress] = useState<string>()
  return (
    <Modal opened onClose={onClose} title="Subscribe in your calendar" size="lg">
      <Stack>
        <Text size="sm">
          Your calendar program reads the schedule under a secret address and follows every change. The address shows
          what you may see, for as long as you may see it. Whoever has it can read the schedule: do not pass it on.
        </Text>
        {address ? <NewAddress address={address} /> : <NewFeed onMade={setAddress} />}
        <Loaded query={query} shape="block">
          {({ items }) => (items.length > 0 ? <Feeds feeds={items} /> : null)}
        </Loaded>
      </Stack>
    </Modal>
  )
}

function NewFeed({ onMade }: { onMade: (address: string) => void }) {
  const [name, setName] = useState('')
  const add = useAction(addFeed, { onDone: ({ address }) => onMade(address) })
  const make = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ body: { name: name.trim() } }, { onError: tell.problem })
  }
  return (
    <form onSubmit={make}>
      <Group align="flex-end">
        <TextInput
          label="Where you will use it"
          placeholder="My phone"
          {...limitsOf(addFeed, 'name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          className={classes.name ?? ''}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
          Make an address
        </Button>
      </Group>
    </form>
  )
}

function NewAddress({ address }: { address: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      tell.done('Address copied')
    } catch {
      tell.done('The browser did not allow it: select the address and copy it')
    }
  }
  return (
    <section className={classes.address} aria-label="New address">
      <Stack gap="sm">
        <TextInput
          label="Address of the calendar"
          description="It is shown only now. Enter it in your calendar program as a calendar from the internet."
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group>
          <Button onClick={() => void copy()}>Copy address</Button>
          <Anchor href={address.replace(/^https?:/, 'webcal:')}>Open in my calendar program</Anchor>
        </Group>
      </Stack>
    </section>
  )
}

function Feeds({ feeds }: { feeds: readonly FeedView[] }) {
  const revoke = useAction(revokeFeed)
  return (
    <section aria-label="Addresses in use">
      <Text fw={600} size="sm">
        Addresses in use
      </Text>
      <ul className={classes.feeds}>
        {feeds.map((feed) => (
          <li key={feed.id}>
            <span>
              {feed.name}
              <small>
                Made {formatDay(feed.createdAt)},{' '}
                {feed.lastFetchedOn ? `last read ${formatDay(feed.lastFetchedOn)}` : 'not read yet'}
              </small>
            </span>
            <ConfirmAction
              danger
              size="compact-sm"
              label="Revoke"
              question={`Revoke the address of ${feed.name}?`}
              consequence="Calendars that use it read nothing any more, at once. Events that they have already may stay there."
              confirmLabel="Revoke address"
              onConfirm={() => revoke.mutateAsync({ params: { id: feed.id } })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
