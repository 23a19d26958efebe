import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../platform/database/columns.ts'
import { ROLE_CHANGE_STATES } from './roles/role-change.contract.ts'

/** A person in an organization, with the roles held there. */
export const memberships = pgTable(
  'membership',
  {
    ...organizationKey,
    personId: uuid('person_id').notNull(),
    roles: text('roles').array().notNull(),
    position: text('position').notNull().default(''),
    department: text('department').notNull().default(''),
    isActive: boolean('is_active').notNull().default(true),
    /** Why the person works here no more; '' while they do. */
    inactiveReason: text('inactive_reason').notNull().default(''),
    joinedOn: date('joined_on').notNull(),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

/** A role above organizations. */
export const platformRoles = pgTable(
  'platform_role',
  {
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    grantedAt: instant('granted_at').notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
)

/** Roles given and taken, with the reason, and with the second person where one is needed. */
export const roleChanges = pgTable('role_change', {
  /** Null for roles above organizations. */
  organizationId: integer('organization_id'),
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  personId: uuid('person_id').notNull(),
  rolesBefore: text('roles_before').array().notNull(),
  rolesAfter: text('roles_after').array().notNull(),
  reason: text('reason').notNull(),
  state: text('state', { enum: ROLE_CHANGE_STATES }).notNull().default('waiting'),
  /** Null when it was asked for on the command line. */
  requestedBy: uuid('requested_by'),
  requestedByName: text('requested_by_name').notNull(),
  requestedAt: instant('requested_at').notNull().default(sql`now()`),
  decidedBy: uuid('decided_by'),
  decidedByName: text('decided_by_name'),
  decidedAt: instant('decided_at'),
  comment: text('comment').notNull().default(''),
  ...written,
})

/** Somebody looked through who may do what. */
export const accessReviews = pgTable('access_review', {
  /** Null for the review of all organizations and of the platform's own roles. */
  organizationId: integer('organization_id'),
  id: uuid('id')
    .primaryKey()
    .$defaultFn(() => randomUUIDv7()),
  reviewedBy: uuid('reviewed_by'),
  reviewedByName: text('reviewed_by_name').notNull(),
  note: text('note').notNull(),
  reviewedAt: instant('reviewed_at').notNull().default(sql`now()`),
})
