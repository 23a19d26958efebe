import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../database/columns.ts'
import { SUPPRESSION_REASONS } from './suppressions.contract.ts'

/** Messages and their delivery; without an organization they are the platform's own. */
export const mailMessages = pgTable('mail_message', {
  organizationId: integer('organization_id'),
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  personId: uuid('person_id'),
  toAddress: text('to_address').notNull(),
  toName: text('to_name').notNull().default(''),
  subject: text('subject').notNull(),
  template: text('template').notNull(),
  isConfidential: boolean('is_confidential').notNull().default(false),
  isBulk: boolean('is_bulk').notNull().default(false),
  state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'suppressed', 'mailbox', 'bounced'] })
    .notNull()
    .default('queued'),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error').notNull().default(''),
  createdAt: instant('created_at').notNull().default(sql`now()`),
  sentAt: instant('sent_at'),
  /** When the mail server of the recipient said so; most never do. */
  deliveredAt: instant('delivered_at'),
  bouncedAt: instant('bounced_at'),
})

export const mailBodies = pgTable('mail_body', {
  messageId: uuid('message_id').primaryKey(),
  text: text('text').notNull(),
  html: text('html').notNull(),
})

/** Words that organizations write into letters; without an organization they are the platform's own. */
export const mailTexts = pgTable('mail_text', {
  organizationId: integer('organization_id'),
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  template: text('template').notNull(),
  block: text('block').notNull(),
  /** Null: as the platform, or the letter itself, has it. */
  body: text('body'),
  ...written,
})

/** Addresses that get no mail, or no bulk mail; in small letters. */
export const mailSuppressions = pgTable('mail_suppression', {
  address: text('address').primaryKey(),
  reason: text('reason', { enum: SUPPRESSION_REASONS }).notNull(),
  bulkOnly: boolean('bulk_only').notNull().default(false),
  note: text('note').notNull().default(''),
  addedBy: uuid('added_by'),
  addedAt: instant('added_at').notNull().default(sql`now()`),
})
