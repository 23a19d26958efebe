// People and what sign-in keeps about them. All but `people` may be read by the login bmms_identity alone.
import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** better-auth writes and compares instants as Date. */
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const kept = {
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
}
const id = uuid('id').primaryKey()
const personId = uuid('person_id').notNull()

export const people = pgTable('person', {
  id,
  username: text('username').notNull(),
  email: text('email').notNull(),
  emailVerified: boolean('email_verified').notNull().default(false),
  /** First and last name, as shown. */
  name: text('name').notNull(),
  firstName: text('first_name').notNull().default(''),
  lastName: text('last_name').notNull().default(''),
  phone: text('phone').notNull().default(''),
  isActive: boolean('is_active').notNull().default(true),
  /** Why the account is shut; '' while it is not. */
  inactiveReason: text('inactive_reason').notNull().default(''),
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  primaryOrganization: integer('primary_organization'),
  /** Made anonymous on request; nothing but the row is left. */
  erasedAt: moment('erased_at'),
  ...kept,
})

export const sessions = pgTable('session', {
  id,
  personId,
  token: text('token').notNull(),
  expiresAt: moment('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  ...kept,
})

/** How a person proves who they are; today the only provider is `credential`, a password. */
export const credentials = pgTable('credential', {
  id,
  personId,
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  password: text('password'),
  ...kept,
})

/** Short-lived proofs: a sign-in that waits for its second step. */
export const verifications = pgTable('verification', {
  id,
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  ...kept,
})

/** Secret and recovery codes, encrypted with the installation's secret. */
export const twoFactors = pgTable('two_factor', {
  id,
  personId,
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean('verified').notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
})

export const signInLocks = pgTable('sign_in_lock', {
  subject: text('subject').primaryKey(),
  failures: integer('failures').notNull().default(0),
  lastFailureAt: moment('last_failure_at').notNull().defaultNow(),
  lockedUntil: moment('locked_until'),
})
