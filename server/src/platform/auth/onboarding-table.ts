import { sql } from 'drizzle-orm'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'

/** How far a newcomer is. Only people who were invited through BMMS have a row; inviting makes it, signing in stamps it. */
export const onboardings = pgTable('onboarding', {
  personId: uuid('person_id').primaryKey(),
  wave: integer('wave'),
  invitedAt: instant('invited_at'),
  firstSignedInAt: instant('first_signed_in_at'),
  lastSignedInAt: instant('last_signed_in_at'),
  profileDoneAt: instant('profile_done_at'),
  tourState: text('tour_state', { enum: ['new', 'started', 'skipped', 'done'] })
    .notNull()
    .default('new'),
  /** Where the tour was left; kept only with the consent `onboarding_tracking`, else 0. */
  tourStep: integer('tour_step').notNull().default(0),
  tourDoneAt: instant('tour_done_at'),
  /** Keys that the person ticked; others follow from what was done. */
  checklist: text('checklist').array().notNull().default(sql`'{}'`),
  checklistDoneAt: instant('checklist_done_at'),
  putAsideAt: instant('put_aside_at'),
  remindedAt: instant('reminded_at'),
  /** The letter of the last reminder; null while it still has to be written. */
  reminderMessageId: uuid('reminder_message_id'),
  reminders: integer('reminders').notNull().default(0),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
})
