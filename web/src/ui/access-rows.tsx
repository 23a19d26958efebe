// How somebody gets in: where they are signed in, when they signed in, and the links that were sent to them.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { formatMoment } from '../lib/calendar.ts'
import { deviceOf } from '../lib/device.ts'
import { listOfRecord } from '../lib/list-view.ts'
import { humanize } from '../lib/words.ts'
import { ConfirmAction } from './confirm-action.tsx'
import { MomentText } from './dates.tsx'
import type { ListColumn } from './list-page.tsx'
import { RecordRows } from './record-rows.tsx'
import { StatusBadge, type Tone } from './status-badge.tsx'

interface SessionRow {
  id: string
  createdAt: string
  lastSeenAt: string
  ipAddress: string
  userAgent: string
}

interface SessionRowsProps {
  name: string
  sessions: readonly SessionRow[]
  onEndAll: () => Promise<unknown>
}

/** Where somebody is signed in now, all to be ended at once. */
export function SessionRows({ name, sessions, onEndAll }: SessionRowsProps) {
  return (
    <Paper withBorder p="lg" component="section" aria-label="Signed in now">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          Signed in now
        </Title>
        {sessions.length > 0 && (
          <ConfirmAction
            label="Sign out everywhere"
            question={`Sign ${name} out everywhere?`}
            consequence={`Every session of ${name} ends at once, in all organizations. The password stays, and they can sign in again.`}
            onConfirm={onEndAll}
          />
        )}
      </Group>
      {sessions.length === 0 ? (
        <Text c="dimmed">Nowhere.</Text>
      ) : (
        <Stack gap="xs">
          {sessions.map((one) => (
            <Text key={one.id} size="sm">
              <strong>{deviceOf(one.userAgent)}</strong>
              {one.ipAddress && <>, address {one.ipAddress}</>}
              <br />
              since {formatMoment(one.createdAt)}, last used {formatMoment(one.lastSeenAt)}
            </Text>
          ))}
        </Stack>
      )}
    </Paper>
  )
}

interface SignInRow {
  at: string
  kind: string
  ipAddress: string
  userAgent: string
}

const SIGN_INS: Readonly<Record<string, string>> = {
  signed_in: 'Signed in',
  failed: 'Wrong password',
  locked: 'Paused after wrong passwords',
  signed_out: 'Signed out',
  sessions_ended: 'Signed out of other devices',
  password_set: 'Password set',
  password_changed: 'Password changed',
  reset_requested: 'New password asked for',
  link_opened: 'Link opened',
}
const signInColumns: readonly ListColumn<SignInRow>[] = [
  { name: 'kind', label: 'What', render: ({ kind }) => SIGN_INS[kind] ?? humanize(kind) },
  { name: 'at', label: 'When', fact: true, render: ({ at }) => <MomentText value={at} /> },
  { name: 'userAgent', label: 'Device', fact: true, render: ({ userAgent }) => deviceOf(userAgent) },
  { name: 'ipAddress', label: 'Address', fact: true, render: ({ ipAddress }) => ipAddress || '–' },
]

/** The newest sign-ins and what belongs to them. */
export function SignInRows({ entries }: { entries: readonly SignInRow[] }) {
  return (
    <section aria-label="Sign-in history">
      <Title order={2} size="h3" mb="md">
        Sign-in history
      </Title>
      <RecordRows
        list={listOfRecord([...entries])}
        columns={signInColumns}
        noun={['sign-in', 'sign-ins']}
        rowId={({ at, kind }) => `${at}${kind}`}
        rowName={({ kind, at }) => `${SIGN_INS[kind] ?? kind}, ${formatMoment(at)}`}
        empty={{ title: 'Never signed in', text: 'Sign-ins show here for 400 days, failed ones included.' }}
      />
    </section>
  )
}

interface LinkRow {
  id: string
  kind: string
  state: string
  reason: string
  sentTo: string | null
  createdAt: string
  createdBy: string
  validUntil: string
}

const KINDS: Readonly<Record<string, string>> = { invitation: 'Invitation', reset: 'New password', slip: 'Slip' }
const STATES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  queued: { label: 'On its way', tone: 'info' },
  kept: { label: 'In the mailbox', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'info' },
  printed: { label: 'Printed', tone: 'info' },
  opened: { label: 'Opened', tone: 'info' },
  used: { label: 'Used', tone: 'good' },
  expired: { label: 'Expired', tone: 'warn' },
  ended: { label: 'Replaced', tone: 'neutral' },
  failed: { label: 'Not delivered', tone: 'bad' },
  bounced: { label: 'Came back', tone: 'bad' },
  suppressed: { label: 'Withheld', tone: 'bad' },
}
const linkColumns: readonly ListColumn<LinkRow>[] = [
  { name: 'kind', label: 'Link', render: ({ kind }) => KINDS[kind] ?? humanize(kind) },
  {
    name: 'state',
    label: 'State',
    fact: true,
    render: ({ state, reason }) => (
      <>
        <StatusBadge state={state} {...STATES[state]} />
        {reason && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
      </>
    ),
  },
  { name: 'sentTo', label: 'Sent to', render: ({ sentTo }) => sentTo ?? 'On paper' },
  { name: 'createdAt', label: 'Made', fact: true, render: ({ createdAt }) => <MomentText value={createdAt} /> },
  { name: 'createdBy', label: 'By', render: ({ createdBy }) => createdBy || 'The person' },
  { name: 'validUntil', label: 'Valid until', render: ({ validUntil }) => <MomentText value={validUntil} /> },
]

/** What became of invitations, links to set a new password, and slips. */
export function LinkRows({ links }: { links: readonly LinkRow[] }) {
  return (
    <section aria-label="Invitations and links">
      <Title order={2} size="h3" mb="md">
        Invitations and links
      </Title>
      <RecordRows
        list={listOfRecord([...links])}
        columns={linkColumns}
        noun="link"
        rowId={({ id }) => id}
        rowName={({ kind, createdAt }) => `${KINDS[kind] ?? kind}, ${formatMoment(createdAt)}`}
        empty={{ title: 'No link yet', text: 'Invitations and links to set a new password show here.' }}
      />
    </section>
  )
}
