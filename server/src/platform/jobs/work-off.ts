// Working off the queues: one job at a time per worker, the next one at once, and errors told without their data.
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type Database, SYSTEM } from '../database/scope.ts'
import type { FileStore } from '../http/upload.ts'
import { describeError } from '../telemetry/describe-error.ts'
import type { JobContext, JobData, JobDefinition, JobSettings } from './define-job.ts'

/** What is handed to every job. */
interface Surroundings {
  database: Database
  settings: JobSettings
  files: FileStore
  log: Logger
}

interface WorkOptions extends Surroundings {
  jobs: readonly JobDefinition[]
  pollSeconds: number
}

/** Starts the workers of all jobs in this process. */
export async function workOff(boss: PgBoss, { jobs, pollSeconds, ...surroundings }: WorkOptions): Promise<void> {
  for (const job of jobs) {
    // A job that only runs by the clock need not be looked for every moment.
    const pollingIntervalSeconds = job.cron === null ? pollSeconds : pollSeconds * 5
    for (let started = 0; started < job.concurrency; started++) {
      const worker = { id: '' }
      const options = { pollingIntervalSeconds, includeMetadata: true as const, batchSize: 1 }
      worker.id = await boss.work<JobData>(job.name, options, async (records) => {
        try {
          for (const record of records) await runJob(job, record, surroundings)
        } finally {
          // Where one job was there may be more: look again at once.
          boss.notifyWorker(worker.id)
        }
      })
    }
  }
}

async function runJob(job: JobDefinition, record: JobWithMetadata<JobData>, surroundings: Surroundings): Promise<void> {
  const context = contextFor(job, record, surroundings)
  const started = performance.now()
  try {
    await job.handle(context, record.data ?? {})
    context.log.info({ milliseconds: Math.round(performance.now() - started) }, 'job done')
  } catch (error) {
    const described = describeError(error)
    context.log.error({ err: described }, context.isLastAttempt ? 'job failed' : 'job failed, will be tried again')
    throw outcomeOf(described)
  }
}

function contextFor(
  job: JobDefinition,
  record: JobWithMetadata<JobData>,
  { database, settings, files, log }: Surroundings,
): JobContext {
  const attempt = record.retryCount + 1
  return {
    database,
    settings,
    files,
    log: log.child({ job: job.name, jobId: record.id, attempt }),
    caller: { actor: SYSTEM, requestId: record.id },
    signal: record.signal,
    attempt,
    isLastAttempt: record.retryCount >= record.retryLimit,
  }
}

/** What the queue keeps of an error: its words. Stacks stay in the log. */
function outcomeOf({ type, message }: { type: string; message: string }): Error {
  const error = new Error(message)
  error.name = type
  error.stack = ''
  return error
}
