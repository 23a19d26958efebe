// Sending: read in one transaction, talk to the mail server outside of any, record the outcome in another.
import { eq, inArray, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { defineJob, type JobContext } from '../jobs/define-job.ts'
import { describeError } from '../telemetry/describe-error.ts'
import { blamesAddress, statusIn, takeReport } from './delivery-report.ts'
import { type Envelope, openMailServer, whyUndeliverable } from './mail-server.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'
import { SEND_MAIL } from './queue-mail.ts'
import { whySuppressed } from './suppressions.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

/**
 * The job that sends one message. While the mail server cannot be reached or puts a message off, it is tried again for
 * about three days, which is longer than a weekend; then it waits as failed for somebody to send it again.
 */
export const sendMail = defineJob<{ messageId: string }>({
  name: SEND_MAIL,
  summary: 'Sends one e-mail message',
  retryLimit: 80,
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
    const detail = describeError(error).message.slice(0, 500)
    await inScope((scope) => noteFailure(scope, id, { refused, detail, isLast: context.isLastAttempt }))
    if (!refused) throw error
    // Refused once, refused always: another try would only annoy the server.
    context.log.warn({ messageId: id }, 'the mail server refused a message')
    return
  }
  await inScope(async (scope) => {
    const sentAt = context.database.clock.now().toString()
    // It may have come back already.
    await note(scope, id, {
      state: sql`case when state = 'bounced' then state else 'sent' end`,
      sentAt,
      lastError: sql`case when state = 'bounced' then last_error else '' end`,
    })
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
  const { toAddress, toName, subject, isConfidential, isBulk, attempts } = message.message
  const withheld = whyUndeliverable(toAddress) || (await whySuppressed(scope.db, { address: toAddress, isBulk }))
  if (!hasServer || withheld) {
    await note(scope, id, hasServer ? { state: 'suppressed', lastError: withheld } : { state: 'mailbox' })
    return undefined
  }
  await note(scope, id, { state: 'sending', attempts: attempts + 1 })
  const { text, html } = message.body
  const unsubscribeAt = isBulk ? unsubscribeUrl(scope, id) : null
  return { id, toAddress, toName, subject, isConfidential, text, html, unsubscribeAt }
}

/** What the server says of an address for good counts as if the message had come back. */
async function noteFailure(
  scope: PlatformScope,
  id: string,
  { refused, detail, isLast }: { refused: boolean; detail: string; isLast: boolean },
): Promise<void> {
  const status = statusIn(detail)
  if (refused && status && blamesAddress(status)) {
    await takeReport(scope, { messageId: id, kind: 'bounced', status, detail })
    return
  }
  await note(scope, id, { state: refused || isLast ? 'failed' : 'queued', lastError: detail })
}

async function note(scope: PlatformScope, id: string, change: PgUpdateSetSource<typeof mailMessages>): Promise<void> {
  await scope.db.update(mailMessages).set(change).where(eq(mailMessages.id, id))
}
