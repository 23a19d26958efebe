import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, primaryKey, text, time, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'
import { MAIL_CHOICES } from './notifications.contract.ts'

export const notifications = pgTable('notification', {
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  personId: uuid('person_id').notNull(),
  atOrganization: integer('at_organization'),
  topic: text('topic').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull().default(''),
  path: text('path').notNull(),
  inApp: boolean('in_app').notNull().default(true),
  mail: text('mail', { enum: MAIL_CHOICES }).notNull().default('off'),
  mailedAt: instant('mailed_at'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
  readAt: instant('read_at'),
})

/** What a person chose that differs from the topic's default. */
export const notificationChoices = pgTable(
  'notification_choice',
  {
    personId: uuid('person_id').notNull(),
    topic: text('topic').notNull(),
    inApp: boolean('in_app').notNull(),
    mail: text('mail', { enum: MAIL_CHOICES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.topic] })],
)

/** Philippine time. */
export const notificationHours = pgTable('notification_hours', {
  personId: uuid('person_id').primaryKey(),
  quietFrom: time('quiet_from'),
  quietUntil: time('quiet_until'),
  digestAt: time('digest_at').notNull().default('07:00'),
})

/** What a notification shows of the organization where it happened. */
export const notificationPlaces = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  accentColor: text('accent_color').notNull(),
})
