import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, jsonb, pgTable, text, time, uuid } from 'drizzle-orm/pg-core'
import { instant, written } from '../database/columns.ts'
import { DAY_STATUSES, HOLIDAY_CLASSES, type WorkWeek } from './calendar.contract.ts'

const ownId = uuid('id')
  .primaryKey()
  .$defaultFn(() => randomUUIDv7())

export const holidays = pgTable('holiday', {
  id: ownId,
  date: date('date').notNull(),
  name: text('name').notNull(),
  class: text('class', { enum: HOLIDAY_CLASSES }).notNull(),
  fromHour: time('from_hour'),
  /** `PH`, `BARMM`, or a PSGC code. */
  scope: text('scope').notNull(),
  status: text('status', { enum: DAY_STATUSES }).notNull(),
  source: text('source').notNull(),
  supersedes: uuid('supersedes'),
  /** Neither replaced nor withdrawn; kept by the database. */
  counts: boolean('counts').notNull().default(true),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason').notNull().default(''),
  ...written,
})

export const workingHours = pgTable('working_hours', {
  id: ownId,
  name: text('name').notNull(),
  startsOn: date('starts_on').notNull(),
  /** Hours with an end (Ramadan) go before those without. */
  endsOn: date('ends_on'),
  hours: jsonb('hours').$type<WorkWeek>().notNull(),
  status: text('status', { enum: DAY_STATUSES }).notNull(),
  source: text('source').notNull(),
  ...written,
})

/** Open deadlines of modules. Without an organization: of the platform. */
export const deadlines = pgTable('deadline', {
  organizationId: integer('organization_id'),
  id: ownId,
  kind: text('kind').notNull(),
  subjectId: text('subject_id').notNull(),
  title: text('title').notNull(),
  path: text('path').notNull(),
  statutoryDate: date('statutory_date').notNull(),
  dueDate: date('due_date').notNull(),
  place: text('place'),
  roles: text('roles').array().notNull().default([]),
  people: uuid('people').array().notNull().default([]),
  settledAt: instant('settled_at'),
  ...written,
})

/** What changes of the calendar moved. */
export const deadlineMoves = pgTable('deadline_move', {
  organizationId: integer('organization_id'),
  id: ownId,
  deadlineId: uuid('deadline_id').notNull(),
  title: text('title').notNull(),
  path: text('path').notNull(),
  statutoryDate: date('statutory_date').notNull(),
  dueBefore: date('due_before').notNull(),
  dueAfter: date('due_after').notNull(),
  cause: text('cause').notNull(),
  reason: text('reason').notNull(),
  movedBy: uuid('moved_by'),
  movedByName: text('moved_by_name').notNull(),
  movedAt: instant('moved_at').notNull().default(sql`now()`),
})
