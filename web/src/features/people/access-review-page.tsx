// The access review, for one organization or for all of them: who can approve what, who is unused, who got power how.

import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AccessReview,
  type ApproverRow,
  type GrantRow,
  listApprovers,
  listPlatformApprovers,
  listPlatformRoleGrants,
  listPlatformUnusedAccounts,
  listPlatformWithoutTwoFactor,
  listRoleGrants,
  listUnusedAccounts,
  listWithoutTwoFactor,
  readAccessReview,
  readPlatformAccessReview,
  recordAccessReview,
  recordPlatformAccessReview,
  type UnusedRow,
  type WithoutTwoFactorRow,
} from '../../../../server/src/modules/people/roles/access-review.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import type { ListView } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import type { Back } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { rolesInWords } from './words.ts'

/** `/moa/:moa/access-review`. */
export function AccessReviewPage({ params }: { params: { moa: string } }) {
  const review = useQuery(queryFor(readAccessReview, { params }))
  const record = useAction(recordAccessReview)
  return (
    <Loaded query={review}>
      {(found) => (
        <Review
          title={`Access review of ${params.moa}`}
          home={{ label: 'Members', to: hrefOf(places.members, params) }}
          review={found}
          onRecord={(note) => record.mutateAsync({ params, body: { note } })}
          lists={{
            approvers: <Approvers moa={params.moa} />,
            unused: <Unused moa={params.moa} />,
            withoutTwoFactor: <WithoutTwoFactor moa={params.moa} />,
            grants: <Grants moa={params.moa} />,
          }}
        />
      )}
    </Loaded>
  )
}

/** `/platform/access-review`. */
export function PlatformAccessReviewPage() {
  const review = useQuery(queryFor(readPlatformAccessReview))
  const record = useAction(recordPlatformAccessReview)
  return (
    <Loaded query={review}>
      {(found) => (
        <Review
          title="Access review of all organizations"
          home={{ label: 'People', to: hrefOf(places.people, {}) }}
          review={found}
          onRecord={(note) => record.mutateAsync({ body: { note } })}
          lists={{
            approvers: <PlatformApprovers />,
            unused: <PlatformUnused />,
            withoutTwoFactor: <PlatformWithoutTwoFactor />,
            grants: <PlatformGrants />,
          }}
        />
      )}
    </Loaded>
  )
}

interface ReviewProps {
  title: string
  home: Back
  review: AccessReview
  onRecord: (note: string) => Promise<unknown>
  lists: Record<'approvers' | 'unused' | 'withoutTwoFactor' | 'grants', React.ReactNode>
}

function Review({ title, home, review, onRecord, lists }: ReviewProps) {
  const { counts, asOf, reviews } = review
  return (
    <RecordPage
      title={title}
      kind="For audit: every part can be exported as a spreadsheet, CSV or PDF"
      back={home}
      facts={[
        { label: 'As of', value: formatMoment(asOf) },
        { label: 'Can also prepare what they approve', value: String(counts.alsoPrepare) },
      ]}
      tabs={[
        { name: 'approvers', label: 'Who can approve', count: counts.approvers, content: lists.approvers },
        { name: 'unused', label: 'Unused accounts', count: counts.unused, content: lists.unused },
        {
          name: 'two-factor',
          label: 'Without two-factor',
          count: counts.withoutTwoFactor,
          content: lists.withoutTwoFactor,
        },
        { name: 'grants', label: 'Roles granted', content: lists.grants },
        {
          name: 'reviews',
          label: 'Reviews',
          count: reviews.length,
          content: <Reviews reviews={reviews} onRecord={onRecord} />,
        },
      ]}
    />
  )
}

function Reviews({ reviews, onRecord }: Pick<ReviewProps, 'onRecord'> & Pick<AccessReview, 'reviews'>) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const record = async () => {
    setBusy(true)
    try {
      await onRecord(note.trim())
      setNote('')
      setProblem(undefined)
      tell.done('The review is recorded')
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack maw="56rem">
      <Paper withBorder p="lg" component="section" aria-label="Record a review">
        <Title order={2} size="h3" mb="md">
          Record a review
        </Title>
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <Textarea
            label="What was looked at, and what follows"
            description="Kept with your name and the time; it cannot be changed afterwards."
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group>
            <Button loading={busy} disabled={!note.trim()} onClick={() => void record()}>
              Record the review
            </Button>
          </Group>
        </Stack>
      </Paper>
      {reviews.map((one) => (
        <Paper key={one.id} withBorder p="md" component="article">
          <Text size="sm" c="dimmed">
            {one.reviewedBy}, {formatMoment(one.reviewedAt)}
          </Text>
          <Text>{one.note}</Text>
        </Paper>
      ))}
    </Stack>
  )
}

type Person = Pick<ApproverRow, 'name' | 'username' | 'organization' | 'roles'>
const person: readonly ListColumn<Person>[] = [
  { name: 'name', label: 'Name', render: (row) => row.name },
  { name: 'organization', label: 'Organization', fact: true, render: (row) => row.organization ?? 'Platform' },
  { name: 'roles', label: 'Roles', fact: true, render: (row) => rolesInWords(row.roles) },
]
const seen: ListColumn<Pick<UnusedRow, 'lastSignedInAt'>> = {
  name: 'lastSignedInAt',
  label: 'Last signed in',
  fact: true,
  render: ({ lastSignedInAt }) => (lastSignedInAt === null ? 'Never' : <MomentText value={lastSignedInAt} />),
}
const people = ['person', 'people'] as const
const rowId = (row: { personId: string; organization: string | null }) => `${row.personId}${row.organization}`

function ApproverRows({ list }: { list: ListView<ApproverRow> }) {
  return (
    <ListPanel
      list={list}
      columns={[
        ...person,
        { name: 'approves', label: 'Can approve', render: (row) => row.approves.join('; ') },
        { name: 'alsoPrepares', label: 'Can prepare as well', render: (row) => row.alsoPrepares.join('; ') || '–' },
      ]}
      noun={people}
      rowId={rowId}
      rowName={(row) => row.name}
      empty={{ title: 'Nobody can approve anything', text: 'Give somebody the role Manager.' }}
    />
  )
}
const Approvers = ({ moa }: { moa: string }) => <ApproverRows list={useList(listApprovers, { params: { moa } })} />
const PlatformApprovers = () => <ApproverRows list={useList(listPlatformApprovers, { params: {} })} />

function UnusedRows({ list }: { list: ListView<UnusedRow> }) {
  return (
    <ListPanel
      list={list}
      columns={[...person, seen, { name: 'days', label: 'Days', kind: 'number', render: (row) => row.days }]}
      noun={['unused account', 'unused accounts']}
      rowId={rowId}
      rowName={(row) => row.name}
      empty={{ title: 'Every account is in use', text: 'Nobody was away for 60 days, and nobody never came.' }}
    />
  )
}
const Unused = ({ moa }: { moa: string }) => <UnusedRows list={useList(listUnusedAccounts, { params: { moa } })} />
const PlatformUnused = () => <UnusedRows list={useList(listPlatformUnusedAccounts, { params: {} })} />

function BareRows({ list }: { list: ListView<WithoutTwoFactorRow> }) {
  return (
    <ListPanel
      list={list}
      columns={[...person, seen]}
      noun={people}
      rowId={rowId}
      rowName={(row) => row.name}
      empty={{ title: 'Everybody has the second step', text: 'Administrators and platform staff all sign in with it.' }}
    />
  )
}
const WithoutTwoFactor = ({ moa }: { moa: string }) => (
  <BareRows list={useList(listWithoutTwoFactor, { params: { moa } })} />
)
const PlatformWithoutTwoFactor = () => <BareRows list={useList(listPlatformWithoutTwoFactor, { params: {} })} />

const HOW = {
  approved: 'Second person',
  import: 'Approved import',
  command_line: 'Command line',
  direct: 'Without a second person',
} as const

function GrantRows({ list }: { list: ListView<GrantRow> }) {
  return (
    <ListPanel
      list={list}
      columns={[
        { name: 'name', label: 'Name', render: (row) => row.name },
        { name: 'organization', label: 'Organization', fact: true, render: (row) => row.organization ?? 'Platform' },
        { name: 'granted', label: 'Granted', fact: true, render: (row) => rolesInWords(row.granted) },
        { name: 'grantedAt', label: 'When', fact: true, render: (row) => <MomentText value={row.grantedAt} /> },
        { name: 'requestedBy', label: 'Asked by', render: (row) => row.requestedBy },
        { name: 'secondPerson', label: 'Second person', render: (row) => row.secondPerson ?? '–' },
        { name: 'how', label: 'How', render: (row) => HOW[row.how] },
        { name: 'reason', label: 'Reason', optional: true, render: (row) => row.reason || '–' },
      ]}
      filters={[
        { name: 'from', label: 'From', typed: 'day' },
        { name: 'to', label: 'To', typed: 'day' },
      ]}
      noun={['grant', 'grants']}
      rowId={(row) => `${row.id}${row.grantedAt}`}
      rowName={(row) => row.name}
      empty={{
        title: 'Nobody was given power',
        text: 'Who becomes administrator, manager or platform staff shows here.',
      }}
    />
  )
}
const Grants = ({ moa }: { moa: string }) => <GrantRows list={useList(listRoleGrants, { params: { moa } })} />
const PlatformGrants = () => <GrantRows list={useList(listPlatformRoleGrants, { params: {} })} />
