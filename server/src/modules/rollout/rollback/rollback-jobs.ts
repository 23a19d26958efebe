import { defineJob, type JobContext, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { checkRollback, type RollbackContext } from './check-rollback.ts'
import { CHECK_ROLLBACK, RUN_ROLLBACK } from './rollback-job-names.ts'
import { failRollback, runRollback } from './run-rollback.ts'

type Work = (context: RollbackContext, id: string) => Promise<void>

const EXPIRE_SECONDS = 3_600

const working =
  (work: Work) =>
  async (context: JobContext, { rollbackId }: { rollbackId: string }) => {
    try {
      await work(context, rollbackId)
    } catch (error) {
      // Whoever waits is told; the reason is in the log and on the page of jobs.
      if (context.isLastAttempt) await failRollback(context, rollbackId, failedWords(context))
      throw error
    }
  }

export const rollbackJobs: readonly JobDefinition[] = [
  defineJob({
    name: CHECK_ROLLBACK,
    summary: 'Counts and rehearses a rollback of data',
    handle: working(checkRollback),
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: 3,
  }),
  defineJob({
    name: RUN_ROLLBACK,
    summary: 'Rolls the data of an organization back, or takes a rollback back',
    handle: working(runRollback),
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: 3,
  }),
]

function failedWords({ attempt, caller }: JobContext): string {
  return `BMMS tried ${attempt} times and could not finish; nothing was changed. Tell the help desk this number: ${caller.requestId}.`
}
