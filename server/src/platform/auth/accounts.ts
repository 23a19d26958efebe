// Accounts, for the modules and the command line. Passwords are hashed before a transaction begins, and never logged.
import { randomInt, randomUUIDv7 } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Db } from '../database/scope.ts'
import { databaseErrorOf } from '../http/problem.ts'
import { type authErrors, fail } from './auth-errors.ts'
import { type By, inIdentity } from './identity-transaction.ts'
import { hashPassword } from './password-hash.ts'
import { requireGoodPassword } from './password-rules.ts'
import { dropSessionsOf, signInEvents } from './sign-in-events.ts'
import { forgetFailures } from './sign-in-lock.ts'
import { credentials, people, twoFactors } from './tables.ts'
import { isEmail, isUsername, normalizeName } from './username.ts'

export interface NewAccount {
  username: string
  email: string
  firstName: string
  lastName: string
  phone?: string
  /** Left out, one is generated and answered. */
  password?: string
  /** The person has to choose a password of their own at the first sign-in. */
  mustChangePassword: boolean
  /** Nobody can sign in until the person has set a password with a one-time link. */
  withoutPassword?: true
}

/** No 0/o, 1/l/i, u/v: read aloud and copied by hand without mistakes. 29 characters. */
const ALPHABET = '23456789abcdefghjkmnpqrstwxyz'

/** A password to hand over: four groups of four, 77 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/**
 * Creates a person who can sign in. Answers the password only when it was generated here. Fails with
 * `auth.username_taken`, `auth.email_taken`, `auth.username_form`, `auth.email_form` or a code about the password.
 */
export async function createAccount(
  pool: pg.Pool,
  account: NewAccount,
  by?: By,
): Promise<{ personId: string; password?: string }> {
  const username = normalizeName(account.username)
  const email = normalizeName(account.email)
  if (!isUsername(username)) fail('auth.username_form')
  if (!isEmail(email)) fail('auth.email_form')
  const words = [username, email, account.firstName, account.lastName]
  const prepared = account.withoutPassword ? undefined : await preparePassword(account.password, words)
  const personId = randomUUIDv7()
  const { firstName, lastName, phone = '', mustChangePassword } = account
  const name = `${firstName} ${lastName}`.trim()
  await asRefusals(() =>
    inIdentity(pool, by, async (db) => {
      await db
        .insert(people)
        .values({ id: personId, username, email, name, firstName, lastName, phone, mustChangePassword })
      if (prepared) await db.insert(credentials).values(credentialOf(personId, prepared.hash))
    }),
  )
  return { personId, ...(prepared?.generated ? { password: prepared.generated } : {}) }
}

export interface PasswordChange {
  personId: string
  /** Left out, one is generated and answered. */
  password?: string
  mustChangePassword: boolean
}

/** Sets a password anew (by an administrator): ends the person's sessions and the lock after wrong attempts. */
export async function setPassword(pool: pg.Pool, change: PasswordChange, by?: By): Promise<{ password?: string }> {
  const { personId, mustChangePassword } = change
  const words = await passwordWords(pool, personId)
  const { hash, generated } = await preparePassword(change.password, words)
  await inIdentity(pool, by, async (db) => {
    await replacePassword(db, { personId, hash, mustChangePassword })
    await db.insert(signInEvents).values({ personId, kind: 'password_set' })
  })
  return generated ? { password: generated } : {}
}

/** Puts a new hash in the place of whatever was there; ends the person's sessions and the lock after wrong attempts. */
export async function replacePassword(
  db: Db,
  { personId, hash, mustChangePassword }: { personId: string; hash: string; mustChangePassword: boolean },
): Promise<void> {
  const person = await changePerson(db, personId, { mustChangePassword })
  await db.delete(credentials).where(eq(credentials.personId, personId))
  await db.insert(credentials).values(credentialOf(personId, hash))
  await dropSessionsOf(db, personId)
  await forgetFailures(db, person.username)
}

/** Shuts a person out: every session ends now, and none can be begun. */
export function deactivatePerson(pool: pg.Pool, personId: string, by?: By): Promise<void> {
  return inIdentity(pool, by, async (db) => {
    await changePerson(db, personId, { isActive: false })
    await dropSessionsOf(db, personId)
  })
}

/** Lets a person sign in again. */
export function reactivatePerson(pool: pg.Pool, personId: string, by?: By): Promise<void> {
  return inIdentity(pool, by, async (db) => {
    await changePerson(db, personId, { isActive: true })
  })
}

/** For a person who lost the phone and the recovery codes: the second step is off until set up anew; sessions end. */
export function resetTwoFactor(pool: pg.Pool, personId: string, by?: By): Promise<void> {
  return inIdentity(pool, by, async (db) => {
    await changePerson(db, personId, { twoFactorEnabled: false })
    await db.delete(twoFactors).where(eq(twoFactors.personId, personId))
    await dropSessionsOf(db, personId)
  })
}

/** Words that the person's password may not be built from. */
export async function passwordWords(pool: pg.Pool, personId: string): Promise<string[]> {
  const { rows } = await pool.query<{ words: string[] }>(
    `select array[p.username, p.email, p.first_name, p.last_name]
            || array(select unnest(array[o.code, o.name]) from public.membership m
                       join public.organization o on o.id = m.organization_id where m.person_id = p.id) as words
       from public.person p where p.id = $1`,
    [personId],
  )
  return rows[0]?.words ?? fail('auth.person_unknown')
}

async function preparePassword(
  given: string | undefined,
  words: string[],
): Promise<{ hash: string; generated?: string }> {
  if (given !== undefined) {
    requireGoodPassword(given, { words, path: 'password' })
    return { hash: await hashPassword(given) }
  }
  const generated = generatePassword()
  return { hash: await hashPassword(generated), generated }
}

/** better-auth finds a password by the provider `credential` and the person's id as account id. */
function credentialOf(personId: string, password: string) {
  return { id: randomUUIDv7(), personId, accountId: personId, providerId: 'credential', password }
}

async function changePerson(
  db: Db,
  personId: string,
  values: Partial<typeof people.$inferInsert>,
): Promise<{ username: string }> {
  const changed = await db
    .update(people)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(people.id, personId))
    .returning({ username: people.username })
  return changed[0] ?? fail('auth.person_unknown')
}

const CLASHES: Record<string, keyof typeof authErrors> = {
  person_username_key: 'auth.username_taken',
  person_email_key: 'auth.email_taken',
}

async function asRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = CLASHES[databaseErrorOf(error)?.constraint ?? '']
    if (code) fail(code)
    throw error
  }
}
