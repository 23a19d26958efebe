// The job queue of a process: puts jobs in inside other transactions, and works them off when it is a worker.
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { openPool } from '../database/client.ts'
import type { Database, Enqueue } from '../database/scope.ts'
import type { Component } from '../http/health.ts'
import type { FileStore } from '../http/upload.ts'
import { describeError } from '../telemetry/describe-error.ts'
import type { JobDefinition, JobSettings } from './define-job.ts'
import { checkQueues } from './job-health.ts'
import { retryJob, summarizeJobs } from './job-list.ts'
import type { JobsSummary } from './jobs.contract.ts'
import { JOB_SCHEMA } from './prepare-jobs.ts'
import { declareQueues, declareSchedules } from './queues.ts'
import { workOff } from './work-off.ts'

export interface JobsOptions {
  database: Database
  /** Address of the login `bmms_app`. */
  appUrl: string
  jobs: readonly JobDefinition[]
  settings: JobSettings
  files: FileStore
  log: Logger
  /** How often a worker looks for work. 2 s unless said otherwise. */
  pollSeconds?: number
}

export interface Jobs {
  /** Declares the queues; with `work`, also runs jobs and schedules in this process. */
  start(options: { work: boolean }): Promise<void>
  /** Takes no new jobs, waits up to 20 s for those that run, and closes the connections. Jobs cut off are tried again. */
  stop(): Promise<void>
  /** Puts jobs in inside the transaction of `client`. Works before `start`, too. */
  enqueueWith(client: pg.ClientBase): Enqueue
  overview(): Promise<JobsSummary>
  /** Another try for a failed job; fails with `operations.job.not_found` or `operations.job.not_failed`. */
  retry(queue: string, id: string): Promise<void>
  health(): Promise<Component>
}

const STOP_MS = 20_000
const POOL_SIZE = 4

/** The schema must be there (`prepareJobs`). Neither a failing job nor a lost connection ends the process. */
export function createJobs(options: JobsOptions): Jobs {
  const { database, appUrl, jobs, settings, files, log, pollSeconds = 2 } = options
  const pool = openPool({ url: appUrl, size: POOL_SIZE, prepared: false, name: 'bmms jobs' })
  const db = drizzle(pool)
  const sender = openBoss(pool, { log, work: false })
  const declare = onceItSucceeds(() => declareQueues(sender, jobs))
  let worker: PgBoss | null = null
  return {
    async start({ work }) {
      await declare()
      if (!work || worker) return
      worker = openBoss(pool, { log, work: true })
      await worker.start()
      await declareSchedules(worker, jobs)
      await workOff(worker, { jobs, database, settings, files, log, pollSeconds })
    },
    async stop() {
      await worker?.stop({ graceful: true, timeout: STOP_MS })
      worker = null
      await pool.end()
    },
    enqueueWith: (client) => async (job, data, options) => {
      await declare()
      await sender.send(job, data, {
        db: { executeSql: (text, values) => client.query(text, values) },
        ...(options?.startAfter ? { startAfter: options.startAfter } : {}),
      })
    },
    overview: () => summarizeJobs(db, jobs),
    retry: (queue, id) => retryJob(db, { queue, id }),
    health: () => checkQueues(db),
  }
}

function openBoss(pool: pg.Pool, { log, work }: { log: Logger; work: boolean }): PgBoss {
  const boss = new PgBoss({
    schema: JOB_SCHEMA,
    db: { executeSql: (text, values) => pool.query(text, values) },
    migrate: false,
    supervise: work,
    schedule: work,
  })
  boss.on('error', (error) =>
    log.warn({ err: describeError(error) }, 'the job queue could not do something; it tries again'),
  )
  boss.on('warning', ({ message, data }) => log.warn({ data }, message))
  return boss
}

/** Runs `work` once for all callers; when it fails, the next caller tries again. */
function onceItSucceeds(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work().catch((error: unknown) => {
      done = null
      throw error
    })
    return done
  }
}
