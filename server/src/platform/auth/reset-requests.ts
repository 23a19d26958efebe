// Asking for a new password. Whether or not the name is an account's, the request does the same: one look, one row, one
// job. What follows from it happens in the job, where nobody can measure it.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { formatInstant } from '../calendar/manila.ts'
import { instant } from '../database/columns.ts'
import { inPlatform, type OrganizationScope, type PlatformScope, SYSTEM } from '../database/scope.ts'
import { defineJob } from '../jobs/define-job.ts'
import { queueLetter } from '../mail/queue-mail.ts'
import type { AuthCall } from './auth-call.ts'
import { inactiveLetter, resetLetter } from './password-letters.ts'
import { createPasswordLink, linkIsIn } from './password-links.ts'
import { originOf, signInEvents } from './sign-in-events.ts'
import { people } from './tables.ts'
import { normalizeName } from './username.ts'

const resetRequests = pgTable('reset_request', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id'),
  ipAddress: text('ip_address').notNull().default(''),
  userAgent: text('user_agent').notNull().default(''),
  askedAt: instant('asked_at').notNull(),
  answeredAt: instant('answered_at'),
  isSent: boolean('is_sent').notNull().default(false),
})

const SEND_RESET = 'auth.send-reset'
/** Requests from one address that are answered in an hour; an office shares one. */
const PER_ADDRESS = 10
/** Letters to one account in an hour. */
const PER_ACCOUNT = 3

/** Takes a request for a new password for a username or an e-mail address. */
export async function askForReset({ auth, request, address }: AuthCall, typed: string): Promise<void> {
  const caller = { actor: SYSTEM, requestId: request.id }
  await inPlatform(auth.database, caller, async (scope) => {
    const name = normalizeName(typed)
    const { rows } = await scope.db.execute<{ id: string }>(sql`select id from person
      where (username = ${name} or email = ${name}) and erased_at is null order by username = ${name} desc limit 1`)
    const id = randomUUIDv7()
    const now = scope.clock.now()
    const row = { id, personId: rows[0]?.id ?? null, userAgent: originOf(request).userAgent, ipAddress: address }
    const [earlier] = await scope.db
      .insert(resetRequests)
      .values({ ...row, askedAt: now.toString() })
      .returning({
        count: sql<number>`(select count(*)::int from reset_request e
          where e.ip_address = ${address} and e.asked_at > ${anHourBefore(now)}::timestamptz)`,
      })
    if ((earlier?.count ?? 0) < PER_ADDRESS) await scope.enqueue(SEND_RESET, { requestId: id })
  })
}

export const sendReset = defineJob<{ requestId: string }>({
  name: SEND_RESET,
  summary: 'Answers a request for a new password by e-mail',
  concurrency: 2,
  handle: ({ database, caller }, { requestId }) =>
    inPlatform(database, caller, (scope) => answerRequest(scope, requestId)),
})

/** A letter leaves once a request, also when the job runs twice, and only so often an hour. */
async function answerRequest(scope: PlatformScope, requestId: string): Promise<void> {
  const now = scope.clock.now()
  const [request] = await scope.db
    .update(resetRequests)
    .set({ answeredAt: now.toString() })
    .where(and(eq(resetRequests.id, requestId), isNull(resetRequests.answeredAt)))
    .returning()
  if (!request?.personId) return
  const { personId, ipAddress, userAgent, askedAt: at } = request
  // Requests for one person are answered one after the other, so that the limit holds.
  const [person] = await scope.db.select().from(people).where(eq(people.id, personId)).for('update')
  if (!person) return
  await scope.db.insert(signInEvents).values({ personId, at, kind: 'reset_requested', ipAddress, userAgent })
  const sent = await scope.db.$count(
    resetRequests,
    and(
      eq(resetRequests.personId, personId),
      eq(resetRequests.isSent, true),
      gt(resetRequests.askedAt, anHourBefore(now)),
    ),
  )
  if (sent >= PER_ACCOUNT) return
  if (person.isActive) await sendResetLink(scope, person, { byAdministrator: false })
  else await queueLetter(scope, inactiveLetter, { to: addresseeOf(person), data: person })
  await scope.db.update(resetRequests).set({ isSent: true }).where(eq(resetRequests.id, requestId))
}

interface Addressee {
  id: string
  name: string
  username: string
  email: string
}

/** Sends a link to set a new password, to the person alone: whoever asks never sees it. Answers until when it works. */
export async function sendResetLink(
  scope: OrganizationScope | PlatformScope,
  person: Addressee,
  { byAdministrator }: { byAdministrator: boolean },
): Promise<string> {
  const link = await createPasswordLink(scope, { personId: person.id, kind: 'reset', organizationId: null })
  const { name, username } = person
  const validUntil = formatInstant(link.expiresAt)
  const messageId = await queueLetter(scope, resetLetter, {
    to: addresseeOf(person),
    data: { name, username, url: link.url, validUntil, byAdministrator },
  })
  await linkIsIn(scope, link.id, messageId)
  return link.expiresAt.toString()
}

function addresseeOf({ id, name, email }: Addressee) {
  return { address: email, name, personId: id }
}

function anHourBefore(now: Temporal.Instant): string {
  return now.subtract({ hours: 1 }).toString()
}

/** Removes requests of more than a month ago: they only serve the limits. */
export async function tidyResetRequests(db: OrganizationScope['db'], now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from reset_request where asked_at < ${now.subtract({ hours: 31 * 24 }).toString()}::timestamptz`,
  )
  return rowCount ?? 0
}
