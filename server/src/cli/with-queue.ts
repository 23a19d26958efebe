// The application with its job queue, for commands that leave work to a running server: jobs are put in, none is run.
import { join } from 'node:path'
import { pino } from 'pino'
import type { Application } from '../application.ts'
import { modules } from '../modules.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import { createJobs } from '../platform/jobs/jobs.ts'
import type { Call } from './command.ts'
import { withApplication } from './with-application.ts'

/** What a command says after it has put messages into the queue. */
export const LEAVES_WITH_SERVER = 'The running server (npm start) sends the messages.'

export function withQueue<T>(call: Call, work: (application: Application) => Promise<T>): Promise<T> {
  return withApplication(call, async (application) => {
    const { config, database, logins } = application
    const jobs = createJobs({
      database,
      appUrl: logins.bmms_app,
      jobs: modules.flatMap((module) => module.jobs ?? []),
      settings: config,
      files: createFileStore(join(config.dataFolder, 'files')),
      log: pino({ level: 'silent' }),
    })
    database.enqueueWith = jobs.enqueueWith
    try {
      return await work(application)
    } finally {
      await jobs.stop()
    }
  })
}
