import { defineJob, type JobContext, type JobDefinition } from '../jobs/define-job.ts'
import { checkImport, failBatch } from './check-import.ts'
import type { ImportDefinition } from './define-import.ts'
import type { ImportContext } from './import-context.ts'
import { CHECK_IMPORT, RUN_IMPORT, UNDO_IMPORT } from './import-job-names.ts'
import { runImport } from './run-import.ts'
import { tidyImports } from './tidy-imports.ts'
import { undoImport } from './undo-import.ts'

type Work = (context: ImportContext, batchId: string) => Promise<void>

const EXPIRE_SECONDS = 900

/** The jobs of imports, for these definitions. */
export function importJobs(definitions: readonly ImportDefinition[]): JobDefinition[] {
  const contextOf = ({ database, files, caller }: JobContext): ImportContext => ({
    database,
    files,
    caller,
    definitions,
  })
  const working =
    (work: Work) =>
    async (context: JobContext, { batchId }: { batchId: string }) => {
      try {
        await work(contextOf(context), batchId)
      } catch (error) {
        // Whoever waits is told; the reason is in the log and on the page of jobs.
        if (context.isLastAttempt) await failBatch(contextOf(context), batchId, failedWords(context))
        throw error
      }
    }
  const common = { expireInSeconds: EXPIRE_SECONDS, retryLimit: 3 }
  return [
    defineJob({
      name: CHECK_IMPORT,
      summary: 'Reads and checks a file of rows',
      handle: working(checkImport),
      ...common,
    }),
    defineJob({
      name: RUN_IMPORT,
      summary: 'Imports the rows of an approved file',
      handle: working(runImport),
      ...common,
    }),
    defineJob({ name: UNDO_IMPORT, summary: 'Takes an import back', handle: working(undoImport), ...common }),
    defineJob({
      name: 'imports.tidy',
      summary: 'Removes files of imports after ninety days',
      cron: '40 2 * * *',
      handle: async (context) => {
        const removed = await tidyImports(contextOf(context))
        if (removed > 0) context.log.info({ removed }, 'removed files of imports')
      },
    }),
  ]
}

function failedWords({ attempt, caller }: JobContext): string {
  return `BMMS tried ${attempt} times and could not finish; nothing was changed. Tell the help desk this number: ${caller.requestId}.`
}
