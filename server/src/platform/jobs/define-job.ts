// Work that happens outside of a request: declared once, put into the queue by name, done by a worker process.
import type { Logger } from 'pino'
import type { Caller, Database } from '../database/scope.ts'
import type { FileStore } from '../http/upload.ts'

/** What a job is told: ids only; it reads the rest when it runs. */
export type JobData = Record<string, string | number | null>

/** What the installation says that jobs need. */
export interface JobSettings {
  /** `smtp://` or `smtps://` with user and password; empty when there is no mail server. */
  smtpUrl: string
  /** `BMMS <no-reply@example.gov.ph>`. */
  mailFrom: string
  /** Whether newcomers are reminded without anybody asking for it. */
  automaticReminders?: boolean
  /** Where a chat takes messages; empty when there is none. A secret: it must not be logged. */
  chatWebhook?: string
}

export interface JobContext {
  database: Database
  settings: JobSettings
  /** The bytes of files. */
  files: FileStore
  log: Logger
  /** For the scopes that the job opens: BMMS itself, with the id of the job as request id. */
  caller: Caller
  /** Ends when the job takes longer than `expireInSeconds`, or when the process stops. */
  signal: AbortSignal
  /** 1 at the first try. */
  attempt: number
  isLastAttempt: boolean
}

interface JobOptions<D extends JobData> {
  /** Name of its queue, `mail.send`. */
  name: string
  /** One line for the page of jobs. */
  summary: string
  /** May run more than once for the same data: a process can end between the work and the note that it is done. */
  handle: (context: JobContext, data: D) => Promise<void>
  /** When it runs by itself, in Philippine time: minute hour day month weekday. */
  cron?: string
  /** How often it is tried again, with growing pauses, before it counts as failed. 5 unless said otherwise. */
  retryLimit?: number
  /** How long one try may take. 300 s unless said otherwise. */
  expireInSeconds?: number
  /** How many run at the same time in one process. 1 unless said otherwise. */
  concurrency?: number
}

export interface JobDefinition extends Required<Omit<JobOptions<JobData>, 'cron'>> {
  cron: string | null
  timezone: 'Asia/Manila'
}

/** Declares a job. Throws a TypeError when the name is not `module.verb`. */
export function defineJob<D extends JobData>(options: JobOptions<D>): JobDefinition {
  if (!/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(options.name))
    throw new TypeError(`Job name '${options.name}' is not like 'mail.send'.`)
  const { name, summary, cron = null, retryLimit = 5, expireInSeconds = 300, concurrency = 1 } = options
  const handle = options.handle as JobDefinition['handle']
  return { name, summary, handle, cron, timezone: 'Asia/Manila', retryLimit, expireInSeconds, concurrency }
}
