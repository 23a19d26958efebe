// What the list of jobs shows of each.
import { Button, Text } from '@mantine/core'
import {
  type JobState,
  type JobView,
  type QueueSummary,
  retryFailedJob,
} from '../../../../server/src/platform/jobs/jobs.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const STATES: Record<JobState, { label: string; tone: Tone }> = {
  queued: { label: 'Waiting', tone: 'info' },
  retrying: { label: 'Will be tried again', tone: 'warn' },
  running: { label: 'Running', tone: 'info' },
  completed: { label: 'Done', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'bad' },
}
export const stateOptions = Object.entries(STATES).map(([value, { label }]) => ({ value, label }))

/** Columns; queues are called by what they do. */
export function jobColumns(queues: readonly QueueSummary[]): readonly ListColumn<JobView>[] {
  const nameOf = (name: string) => queues.find(({ queue }) => queue === name)?.summary ?? name
  return [
    { name: 'queue', label: 'Job', render: (job) => nameOf(job.queue) },
    {
      name: 'state',
      label: 'State',
      fact: true,
      width: 170,
      render: ({ state }) => <StatusBadge state={state} {...STATES[state]} />,
    },
    {
      name: 'createdAt',
      label: 'Created',
      fact: true,
      width: 140,
      render: (job) => <MomentText value={job.createdAt} />,
    },
    {
      name: 'completedAt',
      label: 'Ended',
      width: 140,
      render: (job) => (job.completedAt ? <MomentText value={job.completedAt} /> : '–'),
    },
    { name: 'attempts', label: 'Tries', width: 90, render: (job) => `${job.attempts} of ${job.maximumAttempts}` },
    { name: 'error', label: 'Last error', fact: true, render: (job) => <JobError job={job} /> },
    { name: 'id', label: 'Number', optional: true, render: (job) => job.id },
    {
      name: 'data',
      label: 'About',
      optional: true,
      render: ({ data }) =>
        Object.entries(data)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', ') || '–',
    },
  ]
}

function JobError({ job }: { job: JobView }) {
  if (!job.error && job.state !== 'failed') return '–'
  return (
    <>
      <Text size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
        {job.error || 'No reason was recorded.'}
      </Text>
      {job.state === 'retrying' && (
        <Text size="sm" c="dimmed">
          Next try <MomentText value={job.dueAt} />
        </Text>
      )}
      {job.state === 'failed' && <RetryButton job={job} />}
    </>
  )
}

function RetryButton({ job }: { job: JobView }) {
  const retry = useAction(retryFailedJob, { alsoChanges: ['mail'] })
  const mayRetry = useCan()(retryFailedJob.access)
  if (!mayRetry) return null
  const again = () =>
    retry.mutate(
      { params: { queueName: job.queue, id: job.id } },
      { onSuccess: () => tell.done('The job is tried again now'), onError: tell.problem },
    )
  return (
    <div>
      <Button size="xs" variant="default" mt={4} loading={retry.isPending} onClick={again}>
        Try again now
      </Button>
    </div>
  )
}
