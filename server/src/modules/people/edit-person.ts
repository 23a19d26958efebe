// Correcting an account: names, username, address, phone. Whoever may change an address may take an account over, so it
// asks for a reason, tells the old address, and ends the links that went there.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { fail as failAuth } from '../../platform/auth/auth-errors.ts'
import { passwordLinks } from '../../platform/auth/password-links.ts'
import { people } from '../../platform/auth/tables.ts'
import { isEmail, isUsername, normalizeName } from '../../platform/auth/username.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { defineLetter } from '../../platform/mail/define-letter.ts'
import { queueLetter } from '../../platform/mail/queue-mail.ts'
import { fail } from './errors.ts'
import { getPerson } from './find-people.ts'
import type { editPerson, PersonRecord } from './platform-people.contract.ts'

interface Corrected {
  name: string
  /** What changed, in words: "your e-mail address". */
  what: string[]
  by: string
  reason: string
}

export const accountCorrectedLetter = defineLetter<Corrected>({
  name: 'people.account_corrected',
  title: 'Account corrected',
  summary:
    'Sent to a person, at the old and the new address, when an administrator changes username or e-mail address.',
  subject: () => 'Your account in BMMS was changed',
  letter: ({ name, what, by, reason }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      `${by} changed ${what.join(' and ')} in BMMS. The reason given: ${reason}`,
      'Links to set a password that were sent before no longer work. If this is not right, tell your administrator at once.',
    ],
    why: 'You get this because it changes how you sign in.',
  }),
  sample: { name: 'Sittie Macarambon', what: ['your e-mail address'], by: 'Hanifa Salim', reason: 'Typing error.' },
})

/** Fails with people.person.erased, concurrency.stale, or the codes of taken and malformed names. */
export async function correctPerson(
  scope: PlatformScope,
  { params, body }: Input<typeof editPerson>,
): Promise<PersonRecord> {
  const before = await getPerson(scope, params.id)
  if (before.erasedAt) fail('people.person.erased')
  if (Date.parse(before.updatedAt) !== Date.parse(body.updatedAt))
    failPlatform('concurrency.stale', {}, { extra: { current: before } })
  const after = await write(scope, before, body)
  await tellOfCorrection(scope, { before, after, reason: body.reason })
  return after
}

type Body = Input<typeof editPerson>['body']

async function write(scope: PlatformScope, before: PersonRecord, body: Body): Promise<PersonRecord> {
  const [username, email] = [normalizeName(body.username), normalizeName(body.email)]
  if (!isUsername(username)) failAuth('auth.username_form')
  if (!isEmail(email)) failAuth('auth.email_form')
  const { firstName, lastName, phone = before.phone } = body
  const changed = await scope.db
    .update(people)
    .set({
      username,
      email,
      firstName,
      lastName,
      phone,
      name: `${firstName} ${lastName}`.trim(),
      updatedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(people.id, before.id), sql`date_trunc('milliseconds', ${people.updatedAt}) = ${before.updatedAt}`))
    .returning({ id: people.id })
  const after = await getPerson(scope, before.id)
  if (changed.length === 0) failPlatform('concurrency.stale', {}, { extra: { current: after } })
  if (email !== before.email) await endLinks(scope, before.id)
  return after
}

/** Links that went to the old address. */
async function endLinks(scope: PlatformScope, personId: string): Promise<void> {
  const { usedAt, endedAt } = passwordLinks
  await scope.db
    .update(passwordLinks)
    .set({ endedAt: scope.clock.now().toString() })
    .where(and(eq(passwordLinks.personId, personId), isNull(usedAt), isNull(endedAt)))
}

interface Correction {
  before: PersonRecord
  after: PersonRecord
  reason: string
}

async function tellOfCorrection(scope: PlatformScope, { before, after, reason }: Correction): Promise<void> {
  const what = [
    ...(before.username === after.username ? [] : [`your username from ${before.username} to ${after.username}`]),
    ...(before.email === after.email ? [] : ['your e-mail address']),
  ]
  if (what.length === 0) return
  for (const address of new Set([before.email, after.email])) {
    await queueLetter(scope, accountCorrectedLetter, {
      to: { address, name: after.name, personId: after.id },
      data: { name: after.name, what, by: scope.actor.name, reason },
    })
  }
}
