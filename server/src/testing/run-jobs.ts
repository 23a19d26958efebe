// Runs the jobs that a test enqueued, as a worker would.
import { pino } from 'pino'
import { SYSTEM } from '../platform/database/scope.ts'
import type { JobContext, JobData, JobDefinition } from '../platform/jobs/define-job.ts'
import type { TestDatabase } from './database.ts'

/** Takes what is in the queue for `jobs` and does it; answers how much there was. */
export async function runJobs(test: TestDatabase, jobs: readonly JobDefinition[]): Promise<number> {
  const context = {
    database: test.database,
    settings: { smtpUrl: '', mailFrom: '' },
    log: pino({ level: 'silent' }),
    caller: { actor: SYSTEM, requestId: 'job' },
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
  } as unknown as JobContext
  let done = 0
  for (const [at, { job, data }] of [...test.enqueued.entries()].reverse()) {
    const definition = jobs.find(({ name }) => name === job)
    if (!definition) continue
    test.enqueued.splice(at, 1)
    await definition.handle(context, data as JobData)
    done += 1
  }
  return done
}
