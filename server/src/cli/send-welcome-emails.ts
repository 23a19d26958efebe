import { findWaiting, INVITE_BATCH, type Waiting } from '../modules/people/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { LEAVES_WITH_SERVER, withQueue } from './with-queue.ts'

export const sendWelcomeEmails: Command = {
  name: 'send-welcome-emails',
  summary: 'invite people who have not set a password and whose invitation is missing or has run out',
  details: `Without --wave and --batch: everybody. Nobody is invited twice while a link works. ${LEAVES_WITH_SERVER}`,
  options: {
    wave: { value: 'number', summary: 'only people of this wave' },
    batch: { value: 'id', summary: 'only people of this import' },
  },
  run: (call) => {
    const which = waitingOf(call)
    return withQueue(call, async ({ database }) => {
      const waiting = await inPlatform(database, COMMAND_LINE, async (scope) => {
        const found = await findWaiting(scope, which)
        if (found.length > 0) await scope.enqueue(INVITE_BATCH, { ...which })
        return found
      })
      const who = waiting.length === 1 ? '1 person is' : `${waiting.length} people are`
      return {
        lines:
          waiting.length === 0
            ? ['Nobody waits for an invitation.']
            : [
                `${who} going to be invited. ${LEAVES_WITH_SERVER}`,
                ...waiting.map(({ username, email }) => `  ${username}  ${email}`),
              ],
        data: { queued: waiting.length, rows: waiting.map((person) => ({ ...person, state: 'queued' })) },
      }
    })
  },
}

function waitingOf(call: Call): Waiting {
  const batchId = call.optional('batch')
  const wave = call.count('wave', { fallback: 0, least: 1, most: 99 })
  if (batchId && wave > 0) refuse('Give --wave or --batch, not both.')
  if (batchId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(batchId))
    refuse('--batch must be the id of an import, as its page has it in the address.')
  return batchId ? { batchId } : wave > 0 ? { wave } : {}
}
