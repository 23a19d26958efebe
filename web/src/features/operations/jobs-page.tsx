// Work in the background: what waits, runs and failed, and trying again.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type JobsSummary,
  listJobs,
  type QueueSummary,
  readJobsSummary,
} from '../../../../server/src/platform/jobs/jobs.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { jobColumns, stateOptions } from './job-columns.tsx'
import { scheduleWords } from './schedule-words.ts'

const EVERY = 15_000

/** `/platform/jobs`. */
export function JobsPage() {
  const summary = useQuery({ ...queryFor(readJobsSummary), refetchInterval: EVERY })
  return (
    <>
      <PageHeader
        title="Jobs"
        description="Work that BMMS does by itself: sending messages, tidying up. A job that fails is tried again several times before it counts as failed."
      />
      <Stack gap="lg">
        <Loaded query={summary} shape="block">
          {(found) => <Summary summary={found} asOf={new Date(summary.dataUpdatedAt).toISOString()} />}
        </Loaded>
        <section aria-label="Jobs of the last 30 days">
          <Title order={2} mb="sm">
            Jobs of the last 30 days
          </Title>
          <Jobs queues={summary.data?.queues ?? []} />
        </section>
      </Stack>
    </>
  )
}

function Summary({ summary: { queues }, asOf }: { summary: JobsSummary; asOf: string }) {
  return (
    <>
      <Figures figures={figuresOf(queues, asOf)} />
      <div>
        <Title order={2} mb="sm">
          Queues
        </Title>
        <RecordRows
          list={listOfRecord(queues)}
          columns={queueColumns}
          noun="queue"
          rowId={(queue) => queue.queue}
          rowName={(queue) => queue.summary}
          rowHref={(queue) => hrefOf(places.jobs, {}, { queue: queue.queue })}
          empty={{ title: 'No queues', text: 'No module of BMMS works in the background.' }}
        />
      </div>
    </>
  )
}

function figuresOf(queues: readonly QueueSummary[], asOf: string): Figure[] {
  const sum = (state: 'queued' | 'retrying' | 'running' | 'failed') =>
    queues.reduce((total, queue) => total + queue[state], 0)
  const oldest = queues.flatMap(({ waitingSince }) => waitingSince ?? []).sort()[0]
  const source = 'The queue'
  return [
    {
      label: 'Waiting',
      value: sum('queued') + sum('retrying'),
      target: [
        sum('retrying') > 0 ? `${sum('retrying')} of them failed once and will be tried again` : '',
        oldest ? `due since ${formatMoment(oldest)}` : 'none is late',
      ]
        .filter(Boolean)
        .join(', '),
      source,
      asOf,
    },
    { label: 'Running', value: sum('running'), source, asOf },
    {
      label: 'Failed in the last 30 days',
      value: sum('failed'),
      target: { 0: 'none needs anybody', 1: 'needs somebody' }[sum('failed')] ?? 'need somebody',
      source,
      asOf,
      href: hrefOf(places.jobs, {}, { state: 'failed' }),
    },
  ]
}

const queueColumns: readonly ListColumn<QueueSummary>[] = [
  { name: 'summary', label: 'What it does', render: (queue) => queue.summary },
  { name: 'cron', label: 'When', render: (queue) => scheduleWords(queue.cron) },
  { name: 'queued', label: 'Waiting', kind: 'number', fact: true, render: (queue) => queue.queued + queue.retrying },
  { name: 'running', label: 'Running', kind: 'number', render: (queue) => queue.running },
  { name: 'completed', label: 'Done', kind: 'number', fact: true, render: (queue) => queue.completed },
  { name: 'failed', label: 'Failed', kind: 'number', fact: true, render: (queue) => queue.failed },
]

function Jobs({ queues }: { queues: readonly QueueSummary[] }) {
  const list = useList(listJobs, { params: {}, sort: '-createdAt' })
  const queueOptions = queues.map(({ queue, summary }) => ({ value: queue, label: summary }))
  return (
    <ListPanel
      list={list}
      columns={jobColumns(queues)}
      filters={[
        { name: 'state', label: 'State', options: stateOptions },
        { name: 'queue', label: 'Queue', options: queueOptions },
      ]}
      noun="job"
      searchLabel="Search error, queue or number"
      rowName={(job) => `${job.queue}, ${formatMoment(job.createdAt)}`}
      empty={{ title: 'No job has run yet', text: 'Jobs appear here when BMMS sends a message or tidies up.' }}
    />
  )
}
