// The application as a command needs it: opened, used, closed, whatever happens.
import { type Application, openApplication } from '../application.ts'
import { type Config, readConfig } from '../config.ts'
import type { Caller } from '../platform/database/scope.ts'
import type { Call } from './command.ts'

/** Whoever sits at the server; the change log names them so. */
export const COMMAND_LINE: Caller = {
  actor: { id: '', name: 'Command line', permissions: new Set() },
  requestId: 'command line',
}

export function configOf(call: Call): Config {
  const data = call.optional('data')
  return readConfig(data === undefined ? [] : [`--data=${data}`])
}

export async function withApplication<T>(call: Call, work: (application: Application) => Promise<T>): Promise<T> {
  const application = await openApplication(configOf(call), (line) => call.progress(line))
  try {
    return await work(application)
  } finally {
    await application.close()
  }
}
