import { inviteWaiting } from '../modules/people/module.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { LEAVES_WITH_SERVER, withQueue } from './with-queue.ts'

export const sendWelcomeEmails: Command = {
  name: 'send-welcome-emails',
  summary: 'invite people who have not set a password and whose invitation is missing or has run out',
  details: `Without --wave and --batch: everybody. Nobody is invited twice while a link works. ${LEAVES_WITH_SERVER} Links lead to BMMS_URL.`,
  options: {
    wave: { value: 'number', summary: 'only people of this wave' },
    batch: { value: 'id', summary: 'only people of this import' },
  },
  run: (call) => {
    const which = waitingOf(call)
    return withQueue(call, async ({ database }) => {
      const { invited } = await inviteWaiting(database, COMMAND_LINE, which)
      const count = invited.length === 1 ? '1 invitation' : `${invited.length} invitations`
      return {
        lines:
          invited.length === 0
            ? ['Nobody waits for an invitation.']
            : [
                `Put ${count} into the queue. ${LEAVES_WITH_SERVER}`,
                ...invited.map(({ username, email }) => `  ${username}  ${email}`),
              ],
        data: { invited: invited.length, rows: invited.map((person) => ({ ...person, state: 'invited' })) },
      }
    })
  },
}

function waitingOf(call: Call) {
  const batchId = call.optional('batch')
  const wave = call.count('wave', { fallback: 0, least: 1, most: 99 })
  if (batchId && wave > 0) refuse('Give --wave or --batch, not both.')
  if (batchId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(batchId))
    refuse('--batch must be the id of an import, as its page has it in the address.')
  return batchId ? { batchId } : wave > 0 ? { wave } : ({ everybody: true } as const)
}
