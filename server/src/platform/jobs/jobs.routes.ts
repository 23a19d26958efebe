import type { Column } from '../documents/columns.ts'
import { type Route, route } from '../http/route.ts'
import type { JobDefinition } from './define-job.ts'
import { findJobs, retryJob, summarizeJobs } from './job-list.ts'
import { type JobView, listJobs, readJobsSummary, retryFailedJob } from './jobs.contract.ts'

const columns: readonly Column<JobView>[] = [
  { key: 'queue', title: 'Queue', type: 'text', value: (job) => job.queue },
  { key: 'id', title: 'Job', type: 'text', value: (job) => job.id },
  { key: 'state', title: 'State', type: 'text', value: (job) => job.state },
  { key: 'created_at', title: 'Created', type: 'instant', value: (job) => job.createdAt },
  { key: 'started_at', title: 'Started', type: 'instant', value: (job) => job.startedAt },
  { key: 'completed_at', title: 'Ended', type: 'instant', value: (job) => job.completedAt },
  { key: 'attempts', title: 'Tries', type: 'integer', value: (job) => job.attempts },
  { key: 'error', title: 'Last error', type: 'text', value: (job) => job.error },
]

/** Routes of the page of jobs; `definitions` are the jobs of all modules. */
export function jobRoutes(definitions: readonly JobDefinition[]): Route[] {
  return [
    route(listJobs, ({ db }, { query }) => findJobs(db, query), { export: { title: 'Jobs', columns } }),
    route(readJobsSummary, ({ db }) => summarizeJobs(db, definitions)),
    route(retryFailedJob, async ({ db }, { params }) => {
      await retryJob(db, { queue: params.queueName, id: params.id })
      return null
    }),
  ]
}
