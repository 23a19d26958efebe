// Erasure (RA 10173 s. 16 e): a former person becomes anonymous. What they decided and changed stays, since public money
// and its audit need it; the change log keeps what it says.
import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { inIdentity } from '../../../platform/auth/identity-transaction.ts'
import { people } from '../../../platform/auth/tables.ts'
import { normalizeName } from '../../../platform/auth/username.ts'
import { type Caller, type Database, inPlatform, type PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail } from '../errors.ts'
import { getPerson } from '../find-people.ts'
import { requireOther } from '../keep-people.ts'
import type { PersonRecord } from '../platform-people.contract.ts'
import { withdrawWaiting } from '../roles/role-change-records.ts'
import type { erasePerson } from './personal-data.contract.ts'

/**
 * Takes away who the person was. Fails with people.person.own, active or username_differs. For a person who is erased
 * already it does nothing here, so that the second half can be done again after a crash.
 */
export async function makeAnonymous(
  scope: PlatformScope,
  { params, body }: Input<typeof erasePerson>,
): Promise<PersonRecord> {
  const person = await requireOther(scope, params.id)
  if (person.isActive) fail('people.person.active')
  if (normalizeName(body.username) !== person.username)
    fail('people.person.username_differs', { username: person.username })
  if (person.erasedAt) return person
  await withdrawWaiting(scope, person.id, 'The person was erased.')
  await forgetMails(scope, person)
  await forgetTraces(scope, person.id)
  const mark = randomBytes(6).toString('hex')
  const lastName = mark.slice(0, 4).toUpperCase()
  await scope.db
    .update(people)
    .set({
      username: `former-${mark}`,
      email: `former-${mark}@erased.invalid`,
      name: `Former user ${lastName}`,
      firstName: 'Former user',
      lastName,
      phone: '',
      primaryOrganization: null,
      twoFactorEnabled: false,
      inactiveReason: `Erased: ${body.reason}`.slice(0, 1000),
      erasedAt: new Date(scope.clock.now().epochMilliseconds),
      updatedAt: sql`now()`,
    })
    .where(eq(people.id, person.id))
  return person
}

/** Texts and addresses of messages go; that something was sent, and when, stays. */
async function forgetMails(scope: PlatformScope, { id, email }: PersonRecord): Promise<void> {
  const theirs = sql`select m.id from mail_message m where m.person_id = ${id} or m.to_address = ${email}`
  await scope.db.execute(sql`delete from mail_body where message_id in (${theirs})`)
  await scope.db.execute(sql`update mail_message set to_address = 'former@erased.invalid', to_name = '', subject = 'Erased',
    last_error = '' where id in (${theirs})`)
  await scope.db.execute(sql`delete from mail_suppression where address = ${email}`)
}

async function forgetTraces(scope: PlatformScope, id: string): Promise<void> {
  const { db } = scope
  await db.execute(sql`update membership set position = '', department = '', is_active = false, inactive_reason = '',
    version = version + 1, updated_at = now() where person_id = ${id}`)
  await db.execute(sql`delete from platform_role where person_id = ${id}`)
  await db.execute(sql`delete from notification where person_id = ${id}`)
  await db.execute(sql`delete from notification_choice where person_id = ${id}`)
  await db.execute(sql`delete from notification_hours where person_id = ${id}`)
  await db.execute(sql`delete from consent where person_id = ${id}`)
  await db.execute(sql`delete from onboarding where person_id = ${id}`)
  await db.execute(sql`update import_row set given = '[]', reading = '[]', fixed = '{}', errors = '[]', warnings = '[]',
    effects = '[]' where record_id = ${id}`)
}

/** The second half, over the login of sign-in: nothing is left with which anybody could sign in as the person. */
export async function forgetSignIn(
  database: Database,
  by: Caller,
  { id, username, email }: PersonRecord,
): Promise<PersonRecord> {
  await inIdentity(database.identity, by, async (db) => {
    await db.execute(sql`delete from session where person_id = ${id}`)
    await db.execute(sql`delete from credential where person_id = ${id}`)
    await db.execute(sql`delete from two_factor where person_id = ${id}`)
    await db.execute(sql`delete from sign_in_event where person_id = ${id}`)
    await db.execute(sql`delete from password_link where person_id = ${id}`)
    await db.execute(sql`delete from reset_request where person_id = ${id}`)
    await db.execute(
      sql`delete from sign_in_lock where subject in (${`account:${username}`}, ${`account:${email}`}, ${`account:${id}`})`,
    )
  })
  return inPlatform(database, by, (scope) => getPerson(scope, id))
}
