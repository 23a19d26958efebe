// One queue a job, with its limits, and the schedules: brought in line with the declarations whenever a process starts.
import type { PgBoss, QueueOptions } from 'pg-boss'
import type { JobDefinition } from './define-job.ts'

const DAY = 86_400
const KEPT_SECONDS = 30 * DAY
/** A worker that has not been heard of for so long is gone, and its job is tried again; without it only the limit of a try would tell. */
const SILENT_SECONDS = 60

/** Pauses of 15 to 30 s before the second try, then twice as long each time, up to an hour. */
function limitsOf(job: JobDefinition): Required<QueueOptions> {
  return {
    retryLimit: job.retryLimit,
    retryBackoff: true,
    retryDelay: 15,
    retryDelayMax: 3_600,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: SILENT_SECONDS,
    retentionSeconds: KEPT_SECONDS,
    deleteAfterSeconds: KEPT_SECONDS,
  }
}

/** Makes missing queues and changes those whose limits changed; one statement when there is nothing to do. */
export async function declareQueues(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const job of jobs) {
    const limits = limitsOf(job)
    const queue = known.get(job.name)
    if (!queue) await boss.createQueue(job.name, limits)
    else if (Object.entries(limits).some(([name, value]) => queue[name as keyof typeof limits] !== value)) {
      await boss.updateQueue(job.name, limits)
    }
  }
}

/** Schedules of jobs that run by themselves; schedules of jobs that no longer do are removed. */
export async function declareSchedules(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const known = new Map((await boss.getSchedules()).map((schedule) => [schedule.name, schedule]))
  for (const { name, cron, timezone } of jobs) {
    const schedule = known.get(name)
    if (cron !== null) known.delete(name)
    if (cron !== null && (schedule?.cron !== cron || schedule.timezone !== timezone)) {
      await boss.schedule(name, cron, {}, { tz: timezone })
    }
  }
  for (const name of known.keys()) await boss.unschedule(name)
}
