import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../../../platform/database/columns.ts'

const id = uuid('id')
  .notNull()
  .$defaultFn(() => randomUUIDv7())

export const messages = pgTable('rollout_message', {
  id,
  waveId: uuid('wave_id').notNull(),
  moment: text('moment').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  roles: text('roles').array().notNull().default([]),
  codes: text('codes').array().notNull().default([]),
  dueOn: date('due_on').notNull(),
  sendsItself: boolean('sends_itself').notNull().default(false),
  status: text('status').notNull().default('planned'),
  statusReason: text('status_reason').notNull().default(''),
  sentAt: instant('sent_at'),
  sentByName: text('sent_by_name').notNull().default(''),
  ...written,
})

export const messageLetters = pgTable('rollout_message_letter', {
  messageId: uuid('message_id').notNull(),
  personId: uuid('person_id').notNull(),
  atOrganization: integer('at_organization').notNull(),
  id,
  mailId: uuid('mail_id'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
})
