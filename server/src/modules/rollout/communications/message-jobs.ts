// Writing the letters of a message, a few at a time; and sending by itself what is due.
import { eq, sql } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { queueLetter } from '../../../platform/mail/queue-mail.ts'
import { findWorkspaces } from '../../organizations/module.ts'
import { waves } from '../tables.ts'
import { readersOf } from './audience.ts'
import { findDue, SEND_WAVE_MESSAGE, sendNow } from './keep-messages.ts'
import { waveLetter } from './message-letter.ts'
import { filled } from './message-words.ts'
import { messageLetters, messages } from './tables.ts'
import { valuesOfWave } from './wave-values.ts'

const AT_ONCE = 50

/** May run again after a crash: who has a letter already is left out. */
const sendMessageLetters = defineJob<{ messageId: string }>({
  name: SEND_WAVE_MESSAGE,
  summary: 'Writes the letters of a message to a rollout wave',
  expireInSeconds: 3600,
  handle: async ({ database, caller, signal }, { messageId }) => {
    let more = true
    while (more && !signal.aborted) more = await inPlatform(database, caller, (scope) => writeSome(scope, messageId))
    signal.throwIfAborted()
  },
})

/** On working mornings; what cannot be sent stays planned, and shows as overdue. */
const sendDueMessages = defineJob({
  name: 'rollout.send-due-messages',
  summary: 'Sends the messages of rollout waves that are due and send themselves',
  cron: '15 8 * * 1-5',
  handle: async ({ database, caller, log }) => {
    const due = await inPlatform(database, caller, findDue)
    for (const { id, version } of due)
      await inPlatform(database, caller, (scope) =>
        sendNow(scope, { params: { id }, query: {}, body: { version } }),
      ).catch((error: unknown) => {
        if (!(error instanceof BmmsError)) throw error
        log.warn({ message: id, code: error.code }, 'A message of a wave could not be sent by itself.')
      })
  },
})

export const messageJobs = [sendMessageLetters, sendDueMessages]

interface Reader extends Record<string, unknown> {
  personId: string
  name: string
  email: string
  organizationId: number
}

/** Writes to the next people; false when all have their letter and the message counts as sent. */
async function writeSome(scope: PlatformScope, id: string): Promise<boolean> {
  const [message] = await scope.db.select().from(messages).where(eq(messages.id, id)).for('update')
  if (message?.status !== 'sending') return false
  const { rows: readers } = await scope.db.execute<Reader>(sql`
    select person_id as "personId", name, email, organization_id as "organizationId" from (${readersOf(message)}) reader
     where not exists (select from rollout_message_letter l where l.message_id = ${id}::uuid and l.person_id = reader.person_id)
     order by person_id limit ${AT_ONCE}`)
  if (readers.length === 0) {
    await scope.db
      .update(messages)
      .set({ status: 'sent', version: sql`${messages.version} + 1`, updatedAt: sql`now()` })
      .where(eq(messages.id, id))
    return false
  }
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, message.waveId))
  if (!wave) return false
  const values = await valuesOfWave(scope, wave)
  const places = await findWorkspaces(scope, [...new Set(readers.map(({ organizationId }) => organizationId))])
  for (const { personId, name, email, organizationId } of readers) {
    const organization = places.find((place) => place.id === organizationId)
    const own = { ...values, name, organization: organization?.name ?? '' }
    const mailId = await queueLetter(scope, waveLetter, {
      to: { address: email, name, personId },
      data: { name, subject: filled(message.subject, own), body: filled(message.body, own), url: scope.publicUrl },
      ...(organization ? { organization } : {}),
    })
    await scope.db.insert(messageLetters).values({ messageId: id, personId, atOrganization: organizationId, mailId })
  }
  return true
}
