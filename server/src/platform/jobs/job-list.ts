// Looking into the queue: lists, counts and another try. Works in any transaction of the login that serves.
import { and, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import { isoInstant } from '../database/columns.ts'
import type { Db } from '../database/scope.ts'
import type { Page } from '../http/atoms.contract.ts'
import { defineList } from '../http/define-list.ts'
import { contains } from '../http/list.ts'
import type { JobDefinition } from './define-job.ts'
import { failJob } from './job-errors.ts'
import { queuedJobs } from './job-tables.ts'
import type { JobListQuery, JobState, JobsSummary, JobView, QueueSummary } from './jobs.contract.ts'

/** What pg-boss calls the states. */
const STATE_NAMES = {
  created: 'queued',
  retry: 'retrying',
  active: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'failed',
} as const satisfies Record<string, JobState>
type StoredState = keyof typeof STATE_NAMES

const ERROR_LENGTH = 500
const error = sql<string>`left(coalesce(${queuedJobs.output} ->> 'message', ${queuedJobs.output} #>> '{value,message}',
  ${queuedJobs.output} ->> 'value', ''), ${sql.raw(String(ERROR_LENGTH))})`

const shown = {
  queue: queuedJobs.queue,
  id: queuedJobs.id,
  state: sql<StoredState>`${queuedJobs.state}`,
  createdOn: queuedJobs.createdOn,
  startAfter: queuedJobs.startAfter,
  startedOn: queuedJobs.startedOn,
  completedOn: queuedJobs.completedOn,
  retryCount: queuedJobs.retryCount,
  retryLimit: queuedJobs.retryLimit,
  data: sql<JobView['data'] | null>`${queuedJobs.data}`,
  error: error.as('error'),
}

/** Queues of pg-boss itself are of no interest to anybody. */
const ours = sql`${queuedJobs.queue} not like '\\_\\_%'`

const { createdOn, queue, state, startedOn, completedOn, id } = queuedJobs
const jobsList = defineList({
  columns: shown,
  from: queuedJobs,
  sortable: { createdAt: createdOn, queue, state, startedAt: startedOn, completedAt: completedOn },
  sort: '-createdAt',
  tieBreaker: id,
})

/** Jobs, newest first unless sorted; `q` looks into names, ids and error texts. */
export async function findJobs(db: Db, query: Static<typeof JobListQuery>): Promise<Page<JobView>> {
  const page = await jobsList(db, query, and(...conditionsOf(query)))
  return { ...page, items: page.items.map(jobView) }
}

function conditionsOf({ queue, state, q }: Static<typeof JobListQuery>): (SQL | undefined)[] {
  const stored = Object.entries(STATE_NAMES).find(([, name]) => name === state)?.[0]
  return [
    ours,
    queue ? eq(queuedJobs.queue, queue) : undefined,
    stored ? sql`${queuedJobs.state} = ${stored}` : undefined,
    q
      ? or(ilike(queuedJobs.queue, contains(q)), sql`${queuedJobs.id}::text = ${q}`, sql`${error} ilike ${contains(q)}`)
      : undefined,
  ]
}

type Shown = { [K in keyof typeof shown]: unknown } & Pick<
  typeof queuedJobs.$inferSelect,
  'createdOn' | 'startAfter' | 'startedOn' | 'completedOn'
> & {
    queue: string
    id: string
    state: StoredState
    retryCount: number
    retryLimit: number
    data: JobView['data'] | null
    error: string
  }

function jobView(row: Shown): JobView {
  const ended = row.state === 'completed' || row.state === 'failed' || row.state === 'cancelled'
  return {
    queue: row.queue,
    id: row.id,
    state: STATE_NAMES[row.state],
    createdAt: row.createdOn,
    dueAt: row.startAfter,
    startedAt: row.startedOn,
    completedAt: ended ? row.completedOn : null,
    attempts: row.startedOn ? row.retryCount + 1 : 0,
    maximumAttempts: row.retryLimit + 1,
    error: row.error,
    data: row.data ?? {},
  }
}

/** Counts per queue, also of queues that are empty, and the newest failures. Two statements. */
export async function summarizeJobs(db: Db, definitions: readonly JobDefinition[]): Promise<JobsSummary> {
  const { rows } = await db.execute<{ queue: string; waiting_since: string | null } & Record<StoredState, number>>(sql`
    select ${queuedJobs.queue} as queue, ${sql.join(Object.keys(STATE_NAMES).map(countOf), sql`, `)},
           (min(${queuedJobs.startAfter}) filter (where ${queuedJobs.state} < 'active' and ${queuedJobs.startAfter} < now()))::text
             as waiting_since
      from ${queuedJobs} where ${ours} group by ${queuedJobs.queue}`)
  const counted = new Map(rows.map((row) => [row.queue, row]))
  const failures = await db
    .select(shown)
    .from(queuedJobs)
    .where(and(ours, sql`${queuedJobs.state} = 'failed'`))
    .orderBy(desc(queuedJobs.completedOn))
    .limit(10)
  const known = definitions.map(({ name, summary, cron }) =>
    queueSummary({ queue: name, summary, cron }, counted.get(name)),
  )
  return { queues: known.toSorted((a, b) => a.queue.localeCompare(b.queue)), failures: failures.map(jobView) }
}

function countOf(state: string): SQL {
  return sql`count(*) filter (where ${queuedJobs.state} = ${sql.raw(`'${state}'`)})::int as ${sql.raw(state)}`
}

type Counts = Record<StoredState, number> & { waiting_since: string | null }

function queueSummary(
  queue: Pick<QueueSummary, 'queue' | 'summary' | 'cron'>,
  counts: Counts | undefined,
): QueueSummary {
  return {
    ...queue,
    queued: counts?.created ?? 0,
    retrying: counts?.retry ?? 0,
    running: counts?.active ?? 0,
    completed: counts?.completed ?? 0,
    cancelled: counts?.cancelled ?? 0,
    failed: counts?.failed ?? 0,
    waitingSince: counts?.waiting_since ? isoInstant(counts.waiting_since) : null,
  }
}

/** Puts a failed job back, due now, for one more try. Fails when it is unknown or has not failed. */
export async function retryJob(db: Db, { queue, id }: { queue: string; id: string }): Promise<void> {
  const job = and(ours, eq(queuedJobs.queue, queue), eq(queuedJobs.id, id))
  const changed = await db
    .update(queuedJobs)
    .set({
      state: sql`'retry'`,
      retryLimit: sql`${queuedJobs.retryCount} + 1`,
      startAfter: sql`now()`,
      completedOn: null,
      keepUntil: sql`now() + interval '30 days'`,
    })
    .where(and(job, sql`${queuedJobs.state} = 'failed'`))
  if (changed.rowCount) return
  const found = await db.select({ state: shown.state }).from(queuedJobs).where(job)
  const state = found[0]?.state
  if (!state) return failJob('operations.job.not_found')
  failJob('operations.job.not_failed', { state: STATE_NAMES[state] })
}
