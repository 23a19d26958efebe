// The page of jobs: what waits, runs and failed, and trying again.
import { type Static, Type } from 'typebox'
import { Choice, Empty, Id, Instant, ListOf, ListQuery, Nullable } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

const JOB_STATES = ['queued', 'retrying', 'running', 'completed', 'cancelled', 'failed'] as const
export type JobState = (typeof JOB_STATES)[number]

const QueueName = Type.String({ pattern: '^[a-z][a-z0-9._-]{0,59}$', maxLength: 60 })

export const JobView = Type.Object({
  queue: Type.String({ maxLength: 60 }),
  id: Id,
  state: Choice(JOB_STATES),
  createdAt: Instant,
  /** When it may run first: later than `createdAt` while it pauses before another try. */
  dueAt: Instant,
  startedAt: Nullable(Instant),
  completedAt: Nullable(Instant),
  attempts: Type.Integer(),
  maximumAttempts: Type.Integer(),
  /** Why the last try failed, one paragraph; empty when none did. */
  error: Type.String({ maxLength: 500 }),
  /** The ids that the job was given. */
  data: Type.Record(
    Type.String({ maxLength: 60 }),
    Nullable(Type.Union([Type.String({ maxLength: 200 }), Type.Number()])),
  ),
})
export type JobView = Static<typeof JobView>

export const QueueSummary = Type.Object({
  queue: Type.String({ maxLength: 60 }),
  summary: Type.String({ maxLength: 200 }),
  cron: Nullable(Type.String({ maxLength: 60 })),
  queued: Type.Integer(),
  retrying: Type.Integer(),
  running: Type.Integer(),
  completed: Type.Integer(),
  cancelled: Type.Integer(),
  failed: Type.Integer(),
  /** Since when the oldest job that is due waits. */
  waitingSince: Nullable(Instant),
})
export type QueueSummary = Static<typeof QueueSummary>

export const JobsSummary = Type.Object({
  queues: Type.Array(QueueSummary),
  /** The newest failures, ten at most. */
  failures: Type.Array(JobView),
})
export type JobsSummary = Static<typeof JobsSummary>

export const JobListQuery = ListQuery(['createdAt', 'queue', 'state', 'startedAt', 'completedAt'], {
  queue: Type.Optional(QueueName),
  state: Type.Optional(Choice(JOB_STATES)),
})

export const listJobs = endpoint('GET', '/platform/jobs', {
  access: 'operations.job.view',
  summary: 'Jobs of the last thirty days, newest first',
  query: JobListQuery,
  response: ListOf(JobView),
})

export const readJobsSummary = endpoint('GET', '/platform/jobs/summary', {
  access: 'operations.job.view',
  summary: 'Jobs per queue and state, and the newest failures',
  response: JobsSummary,
})

export const retryFailedJob = endpoint('POST', '/platform/jobs/:queueName/:id/retry', {
  access: 'operations.job.retry',
  summary: 'Put a failed job back into its queue',
  status: 204,
  response: Empty,
})
