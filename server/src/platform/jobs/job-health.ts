import { sql } from 'drizzle-orm'
import type { Db } from '../database/scope.ts'
import type { Component } from '../http/health.ts'
import { queuedJobs } from './job-tables.ts'

const LATE_MINUTES = 15

/** `failing` when the queue does not answer, or when jobs that are due wait for a quarter of an hour: nobody works them off. */
export async function checkQueues(db: Db): Promise<Component> {
  try {
    const { rows } = await db.execute<{ due: number; failed: number; late: number }>(sql`
      select count(*) filter (where ${queuedJobs.state} < 'active' and ${queuedJobs.startAfter} < now())::int as due,
             count(*) filter (where ${queuedJobs.state} = 'failed' and ${queuedJobs.completedOn} > now() - interval '1 day')::int as failed,
             count(*) filter (where ${queuedJobs.state} < 'active'
               and ${queuedJobs.startAfter} < now() - make_interval(mins => ${LATE_MINUTES}))::int as late
        from ${queuedJobs} where ${queuedJobs.state} in ('created', 'retry', 'failed')`)
    const { due = 0, failed = 0, late = 0 } = rows[0] ?? {}
    if (late > 0)
      return { status: 'failing', detail: `${late} due for more than ${LATE_MINUTES} minutes; is a worker running?` }
    return { status: 'ok', detail: `${due} due, ${failed} failed in the last day` }
  } catch {
    return { status: 'failing', detail: 'the queue does not answer' }
  }
}
