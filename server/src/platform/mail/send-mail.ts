// Sending: read in one transaction, talk to the mail server outside of any, record the outcome in another.
import { eq, inArray, sql } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { defineJob, type JobContext } from '../jobs/define-job.ts'
import { describeError } from '../telemetry/describe-error.ts'
import { type Envelope, openMailServer, whyUndeliverable } from './mail-server.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'
import { SEND_MAIL } from './queue-mail.ts'

/** The job that sends one message, tried for about four hours while the mail server does not take it. */
export const sendMail = defineJob<{ messageId: string }>({
  name: SEND_MAIL,
  summary: 'Sends one e-mail message',
  retryLimit: 10,
  expireInSeconds: 120,
  concurrency: 2,
  handle: (context, { messageId }) => sendOne(context, messageId),
})

type InScope = <T>(work: (scope: PlatformScope) => Promise<T>) => Promise<T>

async function sendOne(context: JobContext, id: string): Promise<void> {
  const server = openMailServer(context.settings)
  const inScope: InScope = (work) => inPlatform(context.database, context.caller, work)
  const envelope = await inScope((scope) => takeMessage(scope, id, server !== null))
  if (!envelope || !server) return
  try {
    await server.send(envelope)
  } catch (error) {
    const refused = server.isRefusal(error)
    const lastError = describeError(error).message.slice(0, 500)
    await inScope((scope) =>
      note(scope, id, { state: refused || context.isLastAttempt ? 'failed' : 'queued', lastError }),
    )
    if (!refused) throw error
    // Refused once, refused always: another try would only annoy the server.
    context.log.warn({ messageId: id }, 'the mail server refused a message')
    return
  }
  await inScope(async (scope) => {
    await note(scope, id, { state: 'sent', sentAt: context.database.clock.now().toString(), lastError: '' })
    if (envelope.isConfidential) await scope.db.delete(mailBodies).where(eq(mailBodies.messageId, id))
  })
}

/** Marks a message as being sent and reads it; answers nothing when it is not to be sent (again), or must stay here. */
async function takeMessage(scope: PlatformScope, id: string, hasServer: boolean): Promise<Envelope | undefined> {
  const [message] = await scope.db
    .select({ message: mailMessages, body: mailBodies })
    .from(mailMessages)
    .innerJoin(mailBodies, eq(mailBodies.messageId, mailMessages.id))
    .where(sql`${eq(mailMessages.id, id)} and ${inArray(mailMessages.state, ['queued', 'sending', 'failed'])}`)
    .for('update', { of: mailMessages })
  if (!message) return undefined
  const { toAddress, toName, subject, isConfidential, attempts } = message.message
  const undeliverable = whyUndeliverable(toAddress)
  if (!hasServer || undeliverable) {
    await note(scope, id, hasServer ? { state: 'suppressed', lastError: undeliverable } : { state: 'mailbox' })
    return undefined
  }
  await note(scope, id, { state: 'sending', attempts: attempts + 1 })
  return { id, toAddress, toName, subject, isConfidential, text: message.body.text, html: message.body.html }
}

async function note(
  scope: PlatformScope,
  id: string,
  change: Partial<typeof mailMessages.$inferInsert>,
): Promise<void> {
  await scope.db.update(mailMessages).set(change).where(eq(mailMessages.id, id))
}
